use crate::invoice::read::{category, cents, day, decimal, identifier, required, required_cents};
use crate::invoice::{Classification, InvoiceError, Item, Line, LineAdjustment, Period, Price};
use crate::xml::Element;

pub(super) fn line(part: &Element) -> Result<Line, InvoiceError> {
    let empty = Element::default();
    let quantity = part.child("InvoicedQuantity").or_else(|| part.child("CreditedQuantity"));
    let quantity = quantity.ok_or(InvoiceError::Missing { term: "BT-129" })?;
    let unit = quantity.attribute("unitCode");
    let item_part = part.child("Item").unwrap_or(&empty);
    let tax = item_part.child("ClassifiedTaxCategory").unwrap_or(&empty);
    let mut allowances = Vec::new();
    let mut charges = Vec::new();
    for one in part.all("AllowanceCharge") {
        let list = if is_charge(one) { &mut charges } else { &mut allowances };
        list.push(line_adjustment(one)?);
    }
    Ok(Line {
        id: required(part, &["ID"], "BT-126")?,
        note: part.owned_at(&["Note"]),
        object: identifier(part.at(&["DocumentReference", "ID"])),
        quantity: decimal(quantity, &[], "BT-129")?.ok_or(InvoiceError::Missing { term: "BT-129" })?,
        unit: unit.ok_or(InvoiceError::Missing { term: "BT-130" })?.to_owned(),
        net_cents: required_cents(part, &["LineExtensionAmount"], "BT-131")?,
        order_line: part.owned_at(&["OrderLineReference", "LineID"]),
        buyer_accounting: part.owned_at(&["AccountingCost"]),
        period: period(part.child("InvoicePeriod"), "BG-26")?,
        allowances,
        charges,
        price: price(part.child("Price").unwrap_or(&empty))?,
        category: category(tax, &["ID"], "BT-151")?,
        rate: decimal(tax, &["Percent"], "BT-152")?,
        item: item(item_part)?,
    })
}

fn price(part: &Element) -> Result<Price, InvoiceError> {
    let base = part.child("BaseQuantity");
    Ok(Price {
        net: decimal(part, &["PriceAmount"], "BT-146")?.ok_or(InvoiceError::Missing { term: "BT-146" })?,
        discount: decimal(part, &["AllowanceCharge", "Amount"], "BT-147")?,
        gross: decimal(part, &["AllowanceCharge", "BaseAmount"], "BT-148")?,
        base_quantity: decimal(part, &["BaseQuantity"], "BT-149")?,
        base_unit: base.and_then(|one| one.attribute("unitCode")).map(str::to_owned),
    })
}

fn item(part: &Element) -> Result<Item, InvoiceError> {
    let classes = part.all("CommodityClassification");
    let attributes = part.all("AdditionalItemProperty");
    Ok(Item {
        name: required(part, &["Name"], "BT-153")?,
        description: part.owned_at(&["Description"]),
        seller_id: part.owned_at(&["SellersItemIdentification", "ID"]),
        buyer_id: part.owned_at(&["BuyersItemIdentification", "ID"]),
        standard_id: identifier(part.at(&["StandardItemIdentification", "ID"])),
        classifications: classes
            .filter_map(|one| {
                let code = one.child("ItemClassificationCode")?;
                Some(Classification {
                    code: code.trimmed()?.to_owned(),
                    list: code.attribute("listID").map(str::to_owned),
                    version: code.attribute("listVersionID").map(str::to_owned),
                })
            })
            .collect(),
        origin: part.owned_at(&["OriginCountry", "IdentificationCode"]),
        attributes: attributes.filter_map(|one| Some((one.owned_at(&["Name"])?, one.owned_at(&["Value"])?))).collect(),
    })
}

pub(super) fn is_charge(part: &Element) -> bool {
    matches!(part.text_at(&["ChargeIndicator"]), Some("true" | "1"))
}

pub(super) fn line_adjustment(part: &Element) -> Result<LineAdjustment, InvoiceError> {
    Ok(LineAdjustment {
        amount_cents: required_cents(part, &["Amount"], "BT-136")?,
        base_cents: cents(part, &["BaseAmount"], "BT-137")?,
        percent: decimal(part, &["MultiplierFactorNumeric"], "BT-138")?,
        reason: part.owned_at(&["AllowanceChargeReason"]),
        reason_code: part.owned_at(&["AllowanceChargeReasonCode"]),
    })
}

pub(super) fn period(part: Option<&Element>, term: &'static str) -> Result<Option<Period>, InvoiceError> {
    let Some(part) = part else { return Ok(None) };
    let period = Period { from: day(part, &["StartDate"], term)?, to: day(part, &["EndDate"], term)? };
    Ok((period != Period::default()).then_some(period))
}
