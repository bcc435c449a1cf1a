use super::read::{is_charge, object};
use crate::invoice::read::{category, cents, day, decimal, identifier, required, required_cents};
use crate::invoice::{Classification, InvoiceError, Item, Line, LineAdjustment, Period, Price};
use crate::xml::Element;

pub(super) fn line(part: &Element) -> Result<Line, InvoiceError> {
    let empty = Element::default();
    let settlement = part.child("SpecifiedLineTradeSettlement").unwrap_or(&empty);
    let agreement = part.child("SpecifiedLineTradeAgreement").unwrap_or(&empty);
    let quantity = ["SpecifiedLineTradeDelivery", "BilledQuantity"];
    let unit = part.at(&quantity).and_then(|one| one.attribute("unitCode"));
    let mut allowances = Vec::new();
    let mut charges = Vec::new();
    for one in settlement.all("SpecifiedTradeAllowanceCharge") {
        let list = if is_charge(one) { &mut charges } else { &mut allowances };
        list.push(line_adjustments_of(one)?);
    }
    let sum = ["SpecifiedTradeSettlementLineMonetarySummation", "LineTotalAmount"];
    let tax = settlement.child("ApplicableTradeTax").unwrap_or(&empty);
    Ok(Line {
        id: required(part, &["AssociatedDocumentLineDocument", "LineID"], "BT-126")?,
        note: part.owned_at(&["AssociatedDocumentLineDocument", "IncludedNote", "Content"]),
        object: settlement
            .all("AdditionalReferencedDocument")
            .find(|one| one.text_at(&["TypeCode"]) == Some("130"))
            .and_then(|one| Some(object(one, one.owned_at(&["IssuerAssignedID"])?))),
        quantity: decimal(part, &quantity, "BT-129")?.ok_or(InvoiceError::Missing { term: "BT-129" })?,
        unit: unit.ok_or(InvoiceError::Missing { term: "BT-130" })?.to_owned(),
        net_cents: required_cents(settlement, &sum, "BT-131")?,
        order_line: agreement.owned_at(&["BuyerOrderReferencedDocument", "LineID"]),
        buyer_accounting: settlement.owned_at(&["ReceivableSpecifiedTradeAccountingAccount", "ID"]),
        period: period(settlement.child("BillingSpecifiedPeriod"), "BG-26")?,
        allowances,
        charges,
        price: price(agreement)?,
        category: category(tax, &["CategoryCode"], "BT-151")?,
        rate: decimal(tax, &["RateApplicablePercent"], "BT-152")?,
        item: item(part.child("SpecifiedTradeProduct").unwrap_or(&empty))?,
    })
}

fn price(agreement: &Element) -> Result<Price, InvoiceError> {
    let empty = Element::default();
    let net = agreement.child("NetPriceProductTradePrice").unwrap_or(&empty);
    let gross = agreement.child("GrossPriceProductTradePrice").unwrap_or(&empty);
    let base = net.child("BasisQuantity").or_else(|| gross.child("BasisQuantity"));
    let base = base.unwrap_or(&empty);
    Ok(Price {
        net: decimal(net, &["ChargeAmount"], "BT-146")?.ok_or(InvoiceError::Missing { term: "BT-146" })?,
        discount: decimal(gross, &["AppliedTradeAllowanceCharge", "ActualAmount"], "BT-147")?,
        gross: decimal(gross, &["ChargeAmount"], "BT-148")?,
        base_quantity: decimal(base, &[], "BT-149")?,
        base_unit: base.attribute("unitCode").map(str::to_owned),
    })
}

fn item(part: &Element) -> Result<Item, InvoiceError> {
    let classes = part.all("DesignatedProductClassification");
    let attributes = part.all("ApplicableProductCharacteristic");
    Ok(Item {
        name: required(part, &["Name"], "BT-153")?,
        description: part.owned_at(&["Description"]),
        seller_id: part.owned_at(&["SellerAssignedID"]),
        buyer_id: part.owned_at(&["BuyerAssignedID"]),
        standard_id: identifier(part.child("GlobalID")),
        classifications: classes
            .filter_map(|one| {
                let code = one.child("ClassCode")?;
                Some(Classification {
                    code: code.trimmed()?.to_owned(),
                    list: code.attribute("listID").map(str::to_owned),
                    version: code.attribute("listVersionID").map(str::to_owned),
                })
            })
            .collect(),
        origin: part.owned_at(&["OriginTradeCountry", "ID"]),
        attributes: attributes.filter_map(|one| Some((one.owned_at(&["Description"])?, one.owned_at(&["Value"])?))).collect(),
    })
}

pub(super) fn line_adjustments_of(part: &Element) -> Result<LineAdjustment, InvoiceError> {
    Ok(LineAdjustment {
        amount_cents: required_cents(part, &["ActualAmount"], "BT-136")?,
        base_cents: cents(part, &["BasisAmount"], "BT-137")?,
        percent: decimal(part, &["CalculationPercent"], "BT-138")?,
        reason: part.owned_at(&["Reason"]),
        reason_code: part.owned_at(&["ReasonCode"]),
    })
}

pub(super) fn period(part: Option<&Element>, term: &'static str) -> Result<Option<Period>, InvoiceError> {
    let Some(part) = part else { return Ok(None) };
    let period =
        Period { from: day(part, &["StartDateTime", "DateTimeString"], term)?, to: day(part, &["EndDateTime", "DateTimeString"], term)? };
    Ok((period != Period::default()).then_some(period))
}
