use rust_decimal::Decimal;

use super::write::{date_time, with_scheme, write_object};
use crate::invoice::{Item, Line, LineAdjustment, Period, Price, VatCategory};
use crate::xml::XmlWriter;

pub(super) fn write_line(xml: &mut XmlWriter, line: &Line) {
    xml.within("ram:IncludedSupplyChainTradeLineItem", |xml| {
        xml.within("ram:AssociatedDocumentLineDocument", |xml| {
            xml.leaf("ram:LineID", &line.id);
            if let Some(note) = &line.note {
                xml.within("ram:IncludedNote", |xml| xml.leaf("ram:Content", note));
            }
        });
        xml.within("ram:SpecifiedTradeProduct", |xml| write_item(xml, &line.item));
        xml.within("ram:SpecifiedLineTradeAgreement", |xml| {
            if let Some(order_line) = &line.order_line {
                xml.within("ram:BuyerOrderReferencedDocument", |xml| {
                    xml.leaf("ram:LineID", order_line);
                });
            }
            write_price(xml, &line.price);
        });
        xml.within("ram:SpecifiedLineTradeDelivery", |xml| {
            xml.leaf_with("ram:BilledQuantity", &[("unitCode", &line.unit)], &line.quantity.to_string());
        });
        xml.within("ram:SpecifiedLineTradeSettlement", |xml| write_line_settlement(xml, line));
    });
}

fn write_item(xml: &mut XmlWriter, item: &Item) {
    if let Some(id) = &item.standard_id {
        with_scheme(xml, "ram:GlobalID", id);
    }
    xml.optional("ram:SellerAssignedID", item.seller_id.as_deref());
    xml.optional("ram:BuyerAssignedID", item.buyer_id.as_deref());
    xml.leaf("ram:Name", &item.name);
    xml.optional("ram:Description", item.description.as_deref());
    for (name, value) in &item.attributes {
        xml.within("ram:ApplicableProductCharacteristic", |xml| {
            xml.leaf("ram:Description", name);
            xml.leaf("ram:Value", value);
        });
    }
    for classification in &item.classifications {
        xml.within("ram:DesignatedProductClassification", |xml| {
            let list = classification.list.as_deref().map(|list| ("listID", list));
            let version = classification.version.as_deref().map(|v| ("listVersionID", v));
            let attributes: Vec<(&str, &str)> = list.into_iter().chain(version).collect();
            xml.leaf_with("ram:ClassCode", &attributes, &classification.code);
        });
    }
    if let Some(country) = &item.origin {
        xml.within("ram:OriginTradeCountry", |xml| xml.leaf("ram:ID", country));
    }
}

fn write_price(xml: &mut XmlWriter, price: &Price) {
    let base = |xml: &mut XmlWriter| {
        let Some(quantity) = price.base_quantity else {
            return;
        };
        let unit = price.base_unit.as_deref().map(|unit| ("unitCode", unit));
        let attributes: Vec<(&str, &str)> = unit.into_iter().collect();
        xml.leaf_with("ram:BasisQuantity", &attributes, &quantity.to_string());
    };
    if let Some(gross) = price.gross {
        xml.within("ram:GrossPriceProductTradePrice", |xml| {
            xml.leaf("ram:ChargeAmount", &gross.to_string());
            base(xml);
            if let Some(discount) = price.discount {
                xml.within("ram:AppliedTradeAllowanceCharge", |xml| {
                    indicator(xml, false);
                    xml.leaf("ram:ActualAmount", &discount.to_string());
                });
            }
        });
    }
    xml.within("ram:NetPriceProductTradePrice", |xml| {
        xml.leaf("ram:ChargeAmount", &price.net.to_string());
        base(xml);
    });
}

fn write_line_settlement(xml: &mut XmlWriter, line: &Line) {
    xml.within("ram:ApplicableTradeTax", |xml| write_tax(xml, line.category, line.rate));
    if let Some(period) = &line.period {
        write_period(xml, period);
    }
    for (is_charge, list) in [(false, &line.allowances), (true, &line.charges)] {
        for one in list {
            write_line_adjustment(xml, is_charge, one);
        }
    }
    xml.within("ram:SpecifiedTradeSettlementLineMonetarySummation", |xml| {
        xml.leaf("ram:LineTotalAmount", &line.net_cents.to_string());
    });
    if let Some(object) = &line.object {
        write_object(xml, object);
    }
    if let Some(account) = &line.buyer_accounting {
        xml.within("ram:ReceivableSpecifiedTradeAccountingAccount", |xml| {
            xml.leaf("ram:ID", account);
        });
    }
}

fn write_line_adjustment(xml: &mut XmlWriter, is_charge: bool, one: &LineAdjustment) {
    xml.within("ram:SpecifiedTradeAllowanceCharge", |xml| {
        indicator(xml, is_charge);
        percent(xml, "ram:CalculationPercent", one.percent);
        xml.optional("ram:BasisAmount", one.base_cents.map(|base| base.to_string()).as_deref());
        xml.leaf("ram:ActualAmount", &one.amount_cents.to_string());
        xml.optional("ram:ReasonCode", one.reason_code.as_deref());
        xml.optional("ram:Reason", one.reason.as_deref());
    });
}

pub(super) fn write_tax(xml: &mut XmlWriter, category: VatCategory, rate: Option<Decimal>) {
    xml.leaf("ram:TypeCode", "VAT");
    xml.leaf("ram:CategoryCode", category.code());
    percent(xml, "ram:RateApplicablePercent", rate);
}

pub(super) fn write_period(xml: &mut XmlWriter, period: &Period) {
    xml.within("ram:BillingSpecifiedPeriod", |xml| {
        for (name, day) in [("ram:StartDateTime", period.from), ("ram:EndDateTime", period.to)] {
            if let Some(day) = day {
                xml.within(name, |xml| date_time(xml, day));
            }
        }
    });
}

pub(super) fn indicator(xml: &mut XmlWriter, is_charge: bool) {
    xml.within("ram:ChargeIndicator", |xml| {
        xml.leaf("udt:Indicator", if is_charge { "true" } else { "false" });
    });
}

pub(super) fn percent(xml: &mut XmlWriter, name: &str, value: Option<Decimal>) {
    xml.optional(name, value.map(|value| value.to_string()).as_deref());
}
