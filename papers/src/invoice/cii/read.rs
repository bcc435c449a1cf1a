use super::read_line::{line, line_adjustments_of, period};
use crate::invoice::read::{category, cents, currency, day, decimal, identifier, required, required_cents, unreadable};
use crate::invoice::{
    Address, Adjustment, Attachment, Card, Contact, CreditTransfer, Delivery, DirectDebit, Identifier, Invoice, InvoiceError, Kind, Note,
    Party, Payee, PaymentInstructions, Preceding, Representative, Totals, VatBreakdown,
};
use crate::xml::Element;

/// The invoice in a `CrossIndustryInvoice`.
pub(in crate::invoice) fn from_element(root: &Element) -> Result<Invoice, InvoiceError> {
    let empty = Element::default();
    let part = |path: &[&str]| root.at(path).unwrap_or(&empty);
    let context = part(&["ExchangedDocumentContext"]);
    let document = part(&["ExchangedDocument"]);
    let trade = part(&["SupplyChainTradeTransaction"]);
    let agreement = part(&["SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement"]);
    let delivery = part(&["SupplyChainTradeTransaction", "ApplicableHeaderTradeDelivery"]);
    let settlement = part(&["SupplyChainTradeTransaction", "ApplicableHeaderTradeSettlement"]);

    let kind = required(document, &["TypeCode"], "BT-3")?;
    let kind = kind.parse().map(Kind).map_err(|_| unreadable("BT-3", &kind))?;
    let issued_on = day(document, &["IssueDateTime", "DateTimeString"], "BT-2")?.ok_or(InvoiceError::Missing { term: "BT-2" })?;
    let number = required(document, &["ID"], "BT-1")?;
    let seller = party(agreement.child("SellerTradeParty"), "BT-27")?;
    let buyer = party(agreement.child("BuyerTradeParty"), "BT-44")?;
    let mut invoice = Invoice::new(&number, issued_on, kind, seller, buyer);

    invoice.process = context.owned_at(&["BusinessProcessSpecifiedDocumentContextParameter", "ID"]);
    invoice.specification = required(context, &["GuidelineSpecifiedDocumentContextParameter", "ID"], "BT-24")?;
    for note in document.all("IncludedNote") {
        if let Some(text) = note.owned_at(&["Content"]) {
            invoice.notes.push(Note { subject: note.owned_at(&["SubjectCode"]), text });
        }
    }
    invoice.lines = trade.all("IncludedSupplyChainTradeLineItem").map(line).collect::<Result<_, _>>()?;
    read_agreement(&mut invoice, agreement);
    read_delivery(&mut invoice, delivery)?;
    read_settlement(&mut invoice, settlement)?;
    Ok(invoice)
}

fn read_agreement(invoice: &mut Invoice, agreement: &Element) {
    let reference = |name: &str| agreement.owned_at(&[name, "IssuerAssignedID"]);
    invoice.buyer_reference = agreement.owned_at(&["BuyerReference"]);
    invoice.sales_order = reference("SellerOrderReferencedDocument");
    invoice.order = reference("BuyerOrderReferencedDocument");
    invoice.contract = reference("ContractReferencedDocument");
    invoice.project = agreement.owned_at(&["SpecifiedProcuringProject", "ID"]);
    invoice.representative = agreement.child("SellerTaxRepresentativeTradeParty").map(|party| Representative {
        name: party.owned_at(&["Name"]).unwrap_or_default(),
        vat_id: tax_id(party, "VA"),
        address: address(party.child("PostalTradeAddress")),
    });
    for document in agreement.all("AdditionalReferencedDocument") {
        let Some(id) = document.owned_at(&["IssuerAssignedID"]) else {
            continue;
        };
        match document.text_at(&["TypeCode"]) {
            Some("50") => invoice.tender = Some(id),
            Some("130") => invoice.object = Some(object(document, id)),
            _ => invoice.attachments.push(attachment(document, id)),
        }
    }
}

pub(super) fn object(document: &Element, id: String) -> Identifier {
    Identifier { id, scheme: document.owned_at(&["ReferenceTypeCode"]) }
}

fn attachment(document: &Element, id: String) -> Attachment {
    let content = document.child("AttachmentBinaryObject");
    let attribute = |name: &str| content.and_then(|one| one.attribute(name)).map(str::to_owned);
    Attachment {
        id,
        description: document.owned_at(&["Name"]),
        location: document.owned_at(&["URIID"]),
        content_base64: content.and_then(Element::trimmed).map(str::to_owned),
        mime: attribute("mimeCode"),
        file_name: attribute("filename"),
    }
}

fn read_delivery(invoice: &mut Invoice, part: &Element) -> Result<(), InvoiceError> {
    let reference = |name: &str| part.owned_at(&[name, "IssuerAssignedID"]);
    invoice.despatch_advice = reference("DespatchAdviceReferencedDocument");
    invoice.receiving_advice = reference("ReceivingAdviceReferencedDocument");
    let empty = Element::default();
    let place = part.child("ShipToTradeParty").unwrap_or(&empty);
    let event = ["ActualDeliverySupplyChainEvent", "OccurrenceDateTime", "DateTimeString"];
    let delivery = Delivery {
        name: place.owned_at(&["Name"]),
        location: identifier(place.child("GlobalID").or_else(|| place.child("ID"))),
        on: day(part, &event, "BT-72")?,
        address: place.child("PostalTradeAddress").map(|one| address(Some(one))),
    };
    invoice.delivery = (delivery != Delivery::default()).then_some(delivery);
    Ok(())
}

fn read_settlement(invoice: &mut Invoice, part: &Element) -> Result<(), InvoiceError> {
    invoice.currency = currency(part, &["InvoiceCurrencyCode"], "BT-5")?.ok_or(InvoiceError::Missing { term: "BT-5" })?;
    invoice.vat_currency = currency(part, &["TaxCurrencyCode"], "BT-6")?;
    invoice.payee = part.child("PayeeTradeParty").map(|party| Payee {
        name: party.owned_at(&["Name"]).unwrap_or_default(),
        id: identifier(party.child("GlobalID").or_else(|| party.child("ID"))),
        registration: identifier(party.at(&["SpecifiedLegalOrganization", "ID"])),
    });
    invoice.period = period(part.child("BillingSpecifiedPeriod"), "BG-14")?;
    let taxes = part.all("ApplicableTradeTax");
    for tax in taxes.clone() {
        invoice.vat.push(vat(tax)?);
    }
    for tax in taxes {
        let point = day(tax, &["TaxPointDate", "DateString"], "BT-7")?;
        invoice.tax_point_on = invoice.tax_point_on.or(point);
        let code = tax.text_at(&["DueDateTypeCode"]).map(due_code);
        invoice.tax_point_code = invoice.tax_point_code.take().or(code.map(str::to_owned));
    }
    for one in part.all("SpecifiedTradeAllowanceCharge") {
        let adjustment = adjustment(one)?;
        if is_charge(one) {
            invoice.charges.push(adjustment);
        } else {
            invoice.allowances.push(adjustment);
        }
    }
    let terms = part.child("SpecifiedTradePaymentTerms");
    if let Some(terms) = terms {
        invoice.payment_terms = terms.owned_at(&["Description"]);
        invoice.due_on = day(terms, &["DueDateDateTime", "DateTimeString"], "BT-9")?;
    }
    let mandate = terms.and_then(|terms| terms.owned_at(&["DirectDebitMandateID"]));
    invoice.payment = payment(part, mandate);
    invoice.totals = totals(part, invoice)?;
    for earlier in part.all("InvoiceReferencedDocument") {
        if let Some(number) = earlier.owned_at(&["IssuerAssignedID"]) {
            let path = ["FormattedIssueDateTime", "DateTimeString"];
            let issued_on = day(earlier, &path, "BT-26")?;
            invoice.preceding.push(Preceding { number, issued_on });
        }
    }
    invoice.buyer_accounting = part.owned_at(&["ReceivableSpecifiedTradeAccountingAccount", "ID"]);
    Ok(())
}

/// UNTDID 2475 as CII writes it, to UNTDID 2005 as EN 16931 has it.
fn due_code(code: &str) -> &str {
    match code {
        "5" => "3",
        "29" => "35",
        "72" => "432",
        other => other,
    }
}

fn payment(part: &Element, mandate: Option<String>) -> Option<PaymentInstructions> {
    let creditor_id = part.owned_at(&["CreditorReferenceID"]);
    let remittance = part.owned_at(&["PaymentReference"]);
    let means: Vec<&Element> = part.all("SpecifiedTradeSettlementPaymentMeans").collect();
    let first = means.first().copied();
    let text = |path: &[&str]| first.and_then(|one| one.owned_at(path));
    let account = text(&["PayerPartyDebtorFinancialAccount", "IBANID"]);
    let debit = DirectDebit { mandate, creditor_id, account };
    if first.is_none() && remittance.is_none() && debit == DirectDebit::default() {
        return None;
    }
    let card = first.and_then(|one| one.child("ApplicableTradeSettlementFinancialCard"));
    Some(PaymentInstructions {
        means: text(&["TypeCode"]).unwrap_or_default(),
        means_text: text(&["Information"]),
        remittance,
        transfers: means.iter().filter_map(|one| transfer(one)).collect(),
        card: card.map(|card| Card { number: card.owned_at(&["ID"]).unwrap_or_default(), holder: card.owned_at(&["CardholderName"]) }),
        debit: (debit != DirectDebit::default()).then_some(debit),
    })
}

fn transfer(means: &Element) -> Option<CreditTransfer> {
    let account = means.child("PayeePartyCreditorFinancialAccount")?;
    Some(CreditTransfer {
        account: account.owned_at(&["IBANID"]).or_else(|| account.owned_at(&["ProprietaryID"])).unwrap_or_default(),
        name: account.owned_at(&["AccountName"]),
        bic: means.owned_at(&["PayeeSpecifiedCreditorFinancialInstitution", "BICID"]),
    })
}

fn vat(part: &Element) -> Result<VatBreakdown, InvoiceError> {
    Ok(VatBreakdown {
        base_cents: required_cents(part, &["BasisAmount"], "BT-116")?,
        vat_cents: required_cents(part, &["CalculatedAmount"], "BT-117")?,
        category: category(part, &["CategoryCode"], "BT-118")?,
        rate: decimal(part, &["RateApplicablePercent"], "BT-119")?,
        reason: part.owned_at(&["ExemptionReason"]),
        reason_code: part.owned_at(&["ExemptionReasonCode"]),
    })
}

pub(super) fn is_charge(part: &Element) -> bool {
    matches!(part.text_at(&["ChargeIndicator", "Indicator"]), Some("true" | "1"))
}

fn adjustment(part: &Element) -> Result<Adjustment, InvoiceError> {
    let plain = line_adjustments_of(part)?;
    Ok(Adjustment {
        amount_cents: plain.amount_cents,
        base_cents: plain.base_cents,
        percent: plain.percent,
        category: category(part, &["CategoryTradeTax", "CategoryCode"], "BT-95")?,
        rate: decimal(part, &["CategoryTradeTax", "RateApplicablePercent"], "BT-96")?,
        reason: plain.reason,
        reason_code: plain.reason_code,
    })
}

fn totals(part: &Element, invoice: &Invoice) -> Result<Totals, InvoiceError> {
    let empty = Element::default();
    let sums = part.child("SpecifiedTradeSettlementHeaderMonetarySummation").unwrap_or(&empty);
    let mut totals = Totals {
        lines_cents: required_cents(sums, &["LineTotalAmount"], "BT-106")?,
        allowances_cents: cents(sums, &["AllowanceTotalAmount"], "BT-107")?,
        charges_cents: cents(sums, &["ChargeTotalAmount"], "BT-108")?,
        net_cents: required_cents(sums, &["TaxBasisTotalAmount"], "BT-109")?,
        vat_cents: None,
        vat_accounting_cents: None,
        gross_cents: required_cents(sums, &["GrandTotalAmount"], "BT-112")?,
        paid_cents: cents(sums, &["TotalPrepaidAmount"], "BT-113")?,
        rounding_cents: cents(sums, &["RoundingAmount"], "BT-114")?,
        payable_cents: required_cents(sums, &["DuePayableAmount"], "BT-115")?,
    };
    for tax in sums.all("TaxTotalAmount") {
        let amount = cents(tax, &[], "BT-110")?;
        let other = invoice.vat_currency.as_ref().map(crate::Currency::as_str);
        let is_other = tax.attribute("currencyID") == other && other != Some(invoice.currency.as_str()) && other.is_some();
        if is_other {
            totals.vat_accounting_cents = amount;
        } else {
            totals.vat_cents = amount;
        }
    }
    Ok(totals)
}

fn party(part: Option<&Element>, term: &'static str) -> Result<Party, InvoiceError> {
    let part = part.ok_or(InvoiceError::Missing { term })?;
    let ids = part.all("ID").chain(part.all("GlobalID"));
    let contact = part.child("DefinedTradeContact").map(|one| Contact {
        name: one.owned_at(&["PersonName"]),
        department: one.owned_at(&["DepartmentName"]),
        phone: one.owned_at(&["TelephoneUniversalCommunication", "CompleteNumber"]),
        email: one.owned_at(&["EmailURIUniversalCommunication", "URIID"]),
    });
    Ok(Party {
        name: required(part, &["Name"], term)?,
        trading_name: part.owned_at(&["SpecifiedLegalOrganization", "TradingBusinessName"]),
        ids: ids.filter_map(|one| identifier(Some(one))).collect(),
        registration: identifier(part.at(&["SpecifiedLegalOrganization", "ID"])),
        vat_id: tax_id(part, "VA"),
        tax_number: tax_id(part, "FC"),
        legal_information: part.owned_at(&["Description"]),
        electronic_address: identifier(part.at(&["URIUniversalCommunication", "URIID"])),
        address: address(part.child("PostalTradeAddress")),
        contact,
    })
}

fn tax_id(party: &Element, scheme: &str) -> Option<String> {
    party
        .all("SpecifiedTaxRegistration")
        .filter_map(|one| one.child("ID"))
        .find(|id| id.attribute("schemeID") == Some(scheme))
        .and_then(Element::trimmed)
        .map(str::to_owned)
}

fn address(part: Option<&Element>) -> Address {
    let Some(part) = part else {
        return Address::default();
    };
    Address {
        line: part.owned_at(&["LineOne"]),
        second_line: part.owned_at(&["LineTwo"]),
        third_line: part.owned_at(&["LineThree"]),
        city: part.owned_at(&["CityName"]),
        post_code: part.owned_at(&["PostcodeCode"]),
        subdivision: part.owned_at(&["CountrySubDivisionName"]),
        country: part.owned_at(&["CountryID"]),
    }
}
