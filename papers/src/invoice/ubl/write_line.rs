use rust_decimal::Decimal;

use super::write::{amount, with_scheme, write_category};
use crate::Cents;
use crate::invoice::{Invoice, Item, Line, Period, Price};
use crate::xml::XmlWriter;

pub(super) fn write_line(xml: &mut XmlWriter, line: &Line, invoice: &Invoice) {
    let (name, quantity) =
        if invoice.kind.is_credit() { ("cac:CreditNoteLine", "cbc:CreditedQuantity") } else { ("cac:InvoiceLine", "cbc:InvoicedQuantity") };
    xml.within(name, |xml| {
        xml.leaf("cbc:ID", &line.id);
        xml.optional("cbc:Note", line.note.as_deref());
        xml.leaf_with(quantity, &[("unitCode", &line.unit)], &line.quantity.to_string());
        amount(xml, "cbc:LineExtensionAmount", line.net_cents, invoice);
        xml.optional("cbc:AccountingCost", line.buyer_accounting.as_deref());
        if let Some(period) = &line.period {
            xml.within("cac:InvoicePeriod", |xml| write_period_days(xml, period));
        }
        if let Some(order_line) = &line.order_line {
            xml.within("cac:OrderLineReference", |xml| xml.leaf("cbc:LineID", order_line));
        }
        if let Some(object) = &line.object {
            xml.within("cac:DocumentReference", |xml| {
                with_scheme(xml, "cbc:ID", object);
                xml.leaf("cbc:DocumentTypeCode", "130");
            });
        }
        for (is_charge, list) in [(false, &line.allowances), (true, &line.charges)] {
            for one in list {
                xml.within("cac:AllowanceCharge", |xml| {
                    let reason = (one.reason_code.as_deref(), one.reason.as_deref());
                    let amounts = (one.percent, one.amount_cents, one.base_cents);
                    write_line_adjustment(xml, is_charge, reason, amounts, invoice);
                });
            }
        }
        xml.within("cac:Item", |xml| write_item(xml, &line.item, line));
        xml.within("cac:Price", |xml| write_price(xml, &line.price, invoice));
    });
}

fn write_item(xml: &mut XmlWriter, item: &Item, line: &Line) {
    xml.optional("cbc:Description", item.description.as_deref());
    xml.leaf("cbc:Name", &item.name);
    for (name, id) in [("cac:BuyersItemIdentification", &item.buyer_id), ("cac:SellersItemIdentification", &item.seller_id)] {
        if let Some(id) = id {
            xml.within(name, |xml| xml.leaf("cbc:ID", id));
        }
    }
    if let Some(id) = &item.standard_id {
        xml.within("cac:StandardItemIdentification", |xml| with_scheme(xml, "cbc:ID", id));
    }
    if let Some(country) = &item.origin {
        xml.within("cac:OriginCountry", |xml| xml.leaf("cbc:IdentificationCode", country));
    }
    for classification in &item.classifications {
        xml.within("cac:CommodityClassification", |xml| {
            let list = classification.list.as_deref().map(|list| ("listID", list));
            let version = classification.version.as_deref().map(|v| ("listVersionID", v));
            let attributes: Vec<(&str, &str)> = list.into_iter().chain(version).collect();
            xml.leaf_with("cbc:ItemClassificationCode", &attributes, &classification.code);
        });
    }
    xml.within("cac:ClassifiedTaxCategory", |xml| {
        write_category(xml, line.category, line.rate, None);
    });
    for (name, value) in &item.attributes {
        xml.within("cac:AdditionalItemProperty", |xml| {
            xml.leaf("cbc:Name", name);
            xml.leaf("cbc:Value", value);
        });
    }
}

fn write_price(xml: &mut XmlWriter, price: &Price, invoice: &Invoice) {
    let currency = [("currencyID", invoice.currency.as_str())];
    xml.leaf_with("cbc:PriceAmount", &currency, &price.net.to_string());
    if let Some(quantity) = price.base_quantity {
        let unit = price.base_unit.as_deref().map(|unit| ("unitCode", unit));
        let attributes: Vec<(&str, &str)> = unit.into_iter().collect();
        xml.leaf_with("cbc:BaseQuantity", &attributes, &quantity.to_string());
    }
    if price.discount.is_some() || price.gross.is_some() {
        xml.within("cac:AllowanceCharge", |xml| {
            xml.leaf("cbc:ChargeIndicator", "false");
            let discount = price.discount.unwrap_or_default();
            xml.leaf_with("cbc:Amount", &currency, &discount.to_string());
            if let Some(gross) = price.gross {
                xml.leaf_with("cbc:BaseAmount", &currency, &gross.to_string());
            }
        });
    }
}

/// What an allowance or charge says, but for the VAT category. `reason` is code and words, `amounts`
/// percent, amount and base.
pub(super) fn write_line_adjustment(
    xml: &mut XmlWriter,
    is_charge: bool,
    reason: (Option<&str>, Option<&str>),
    amounts: (Option<Decimal>, Cents, Option<Cents>),
    invoice: &Invoice,
) {
    xml.leaf("cbc:ChargeIndicator", if is_charge { "true" } else { "false" });
    xml.optional("cbc:AllowanceChargeReasonCode", reason.0);
    xml.optional("cbc:AllowanceChargeReason", reason.1);
    let percent = amounts.0.map(|percent| percent.to_string());
    xml.optional("cbc:MultiplierFactorNumeric", percent.as_deref());
    amount(xml, "cbc:Amount", amounts.1, invoice);
    if let Some(base) = amounts.2 {
        amount(xml, "cbc:BaseAmount", base, invoice);
    }
}

pub(super) fn write_period_days(xml: &mut XmlWriter, period: &Period) {
    for (name, day) in [("cbc:StartDate", period.from), ("cbc:EndDate", period.to)] {
        xml.optional(name, day.map(|day| day.to_string()).as_deref());
    }
}
