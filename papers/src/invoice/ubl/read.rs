use super::SEPA;
use super::read_line::{is_charge, line, line_adjustment, period};
use crate::invoice::read::{category, cents, currency, day, decimal, identifier, required, required_cents, unreadable};
use crate::invoice::{
    Address, Adjustment, Attachment, Card, Contact, CreditTransfer, Delivery, DirectDebit, Invoice, InvoiceError, Kind, Note, Party, Payee,
    PaymentInstructions, Preceding, Representative, Totals, VatBreakdown,
};
use crate::xml::Element;

/// The invoice in a UBL `Invoice` or `CreditNote`.
pub(in crate::invoice) fn from_element(root: &Element) -> Result<Invoice, InvoiceError> {
    let is_credit_note = root.name == "CreditNote";
    let (type_name, line_name) = if is_credit_note { ("CreditNoteTypeCode", "CreditNoteLine") } else { ("InvoiceTypeCode", "InvoiceLine") };
    let kind = required(root, &[type_name], "BT-3")?;
    let kind = kind.parse().map(Kind).map_err(|_| unreadable("BT-3", &kind))?;
    let number = required(root, &["ID"], "BT-1")?;
    let issued_on = day(root, &["IssueDate"], "BT-2")?.ok_or(InvoiceError::Missing { term: "BT-2" })?;
    let seller = party(root.at(&["AccountingSupplierParty", "Party"]), "BT-27")?;
    let buyer = party(root.at(&["AccountingCustomerParty", "Party"]), "BT-44")?;
    let mut invoice = Invoice::new(&number, issued_on, kind, seller, buyer);
    read_head(&mut invoice, root)?;
    read_references(&mut invoice, root, is_credit_note)?;
    read_roles(&mut invoice, root)?;
    invoice.payment = payment(root);
    for one in root.all("AllowanceCharge") {
        let adjustment = adjustment(one)?;
        if is_charge(one) {
            invoice.charges.push(adjustment);
        } else {
            invoice.allowances.push(adjustment);
        }
    }
    read_taxes(&mut invoice, root)?;
    invoice.lines = root.all(line_name).map(line).collect::<Result<_, _>>()?;
    Ok(invoice)
}

fn read_head(invoice: &mut Invoice, root: &Element) -> Result<(), InvoiceError> {
    invoice.process = root.owned_at(&["ProfileID"]);
    invoice.specification = required(root, &["CustomizationID"], "BT-24")?;
    invoice.due_on = match day(root, &["DueDate"], "BT-9")? {
        Some(day) => Some(day),
        None => day(root, &["PaymentMeans", "PaymentDueDate"], "BT-9")?,
    };
    invoice.notes = root.all("Note").filter_map(Element::trimmed).map(note).collect();
    invoice.tax_point_on = day(root, &["TaxPointDate"], "BT-7")?;
    invoice.currency = currency(root, &["DocumentCurrencyCode"], "BT-5")?.ok_or(InvoiceError::Missing { term: "BT-5" })?;
    invoice.vat_currency = currency(root, &["TaxCurrencyCode"], "BT-6")?;
    invoice.buyer_accounting = root.owned_at(&["AccountingCost"]);
    invoice.buyer_reference = root.owned_at(&["BuyerReference"]);
    invoice.period = period(root.child("InvoicePeriod"), "BG-14")?;
    invoice.tax_point_code = root.owned_at(&["InvoicePeriod", "DescriptionCode"]);
    invoice.payment_terms = root.owned_at(&["PaymentTerms", "Note"]);
    Ok(())
}

/// UBL has no field for the subject of a note; it is written `#AAI#text`.
fn note(text: &str) -> Note {
    if let Some((code, rest)) = text.strip_prefix('#').and_then(|rest| rest.split_once('#'))
        && code.len() == 3
        && code.bytes().all(|letter| letter.is_ascii_uppercase())
    {
        return Note { subject: Some(code.to_owned()), text: rest.to_owned() };
    }
    Note { subject: None, text: text.to_owned() }
}

fn read_references(invoice: &mut Invoice, root: &Element, is_credit_note: bool) -> Result<(), InvoiceError> {
    invoice.order = root.owned_at(&["OrderReference", "ID"]);
    invoice.sales_order = root.owned_at(&["OrderReference", "SalesOrderID"]);
    for earlier in root.all("BillingReference") {
        let Some(document) = earlier.child("InvoiceDocumentReference") else {
            continue;
        };
        if let Some(number) = document.owned_at(&["ID"]) {
            let issued_on = day(document, &["IssueDate"], "BT-26")?;
            invoice.preceding.push(Preceding { number, issued_on });
        }
    }
    invoice.despatch_advice = root.owned_at(&["DespatchDocumentReference", "ID"]);
    invoice.receiving_advice = root.owned_at(&["ReceiptDocumentReference", "ID"]);
    invoice.tender = root.owned_at(&["OriginatorDocumentReference", "ID"]);
    invoice.contract = root.owned_at(&["ContractDocumentReference", "ID"]);
    invoice.project = root.owned_at(&["ProjectReference", "ID"]);
    for document in root.all("AdditionalDocumentReference") {
        match document.text_at(&["DocumentTypeCode"]) {
            Some("130") => invoice.object = identifier(document.child("ID")),
            Some("50") if is_credit_note => invoice.project = document.owned_at(&["ID"]),
            _ => invoice.attachments.extend(attachment(document)),
        }
    }
    Ok(())
}

fn attachment(document: &Element) -> Option<Attachment> {
    let content = document.at(&["Attachment", "EmbeddedDocumentBinaryObject"]);
    let attribute = |name: &str| content.and_then(|one| one.attribute(name)).map(str::to_owned);
    Some(Attachment {
        id: document.owned_at(&["ID"])?,
        description: document.owned_at(&["DocumentDescription"]),
        location: document.owned_at(&["Attachment", "ExternalReference", "URI"]),
        content_base64: content.and_then(Element::trimmed).map(str::to_owned),
        mime: attribute("mimeCode"),
        file_name: attribute("filename"),
    })
}

fn read_roles(invoice: &mut Invoice, root: &Element) -> Result<(), InvoiceError> {
    invoice.payee = root.child("PayeeParty").map(|party| Payee {
        name: party.owned_at(&["PartyName", "Name"]).unwrap_or_default(),
        id: party.all("PartyIdentification").filter_map(|one| identifier(one.child("ID"))).find(|id| id.scheme.as_deref() != Some(SEPA)),
        registration: identifier(party.at(&["PartyLegalEntity", "CompanyID"])),
    });
    invoice.representative = root.child("TaxRepresentativeParty").map(|party| Representative {
        name: party.owned_at(&["PartyName", "Name"]).unwrap_or_default(),
        vat_id: party.owned_at(&["PartyTaxScheme", "CompanyID"]),
        address: address(party.child("PostalAddress")),
    });
    if let Some(part) = root.child("Delivery") {
        let delivery = Delivery {
            name: part.owned_at(&["DeliveryParty", "PartyName", "Name"]),
            location: identifier(part.at(&["DeliveryLocation", "ID"])),
            on: day(part, &["ActualDeliveryDate"], "BT-72")?,
            address: part.at(&["DeliveryLocation", "Address"]).map(|one| address(Some(one))),
        };
        invoice.delivery = (delivery != Delivery::default()).then_some(delivery);
    }
    Ok(())
}

fn payment(root: &Element) -> Option<PaymentInstructions> {
    let means: Vec<&Element> = root.all("PaymentMeans").collect();
    let first = means.first().copied()?;
    let code = first.child("PaymentMeansCode");
    let debit = DirectDebit {
        mandate: first.owned_at(&["PaymentMandate", "ID"]),
        creditor_id: creditor_id(root),
        account: first.owned_at(&["PaymentMandate", "PayerFinancialAccount", "ID"]),
    };
    Some(PaymentInstructions {
        means: code.and_then(Element::trimmed).unwrap_or_default().to_owned(),
        means_text: code.and_then(|one| one.attribute("name")).map(str::to_owned),
        remittance: first.owned_at(&["PaymentID"]),
        transfers: means.iter().filter_map(|one| transfer(one)).collect(),
        card: first.child("CardAccount").map(|card| Card {
            number: card.owned_at(&["PrimaryAccountNumberID"]).unwrap_or_default(),
            holder: card.owned_at(&["HolderName"]),
        }),
        debit: (debit != DirectDebit::default()).then_some(debit),
    })
}

/// BT-90 stands among the ids of the payee or the seller, with the scheme `SEPA`.
fn creditor_id(root: &Element) -> Option<String> {
    let payee = root.child("PayeeParty");
    let seller = root.at(&["AccountingSupplierParty", "Party"]);
    payee
        .into_iter()
        .chain(seller)
        .flat_map(|party| party.all("PartyIdentification"))
        .filter_map(|one| identifier(one.child("ID")))
        .find(|id| id.scheme.as_deref() == Some(SEPA))
        .map(|id| id.id)
}

fn transfer(means: &Element) -> Option<CreditTransfer> {
    let account = means.child("PayeeFinancialAccount")?;
    Some(CreditTransfer {
        account: account.owned_at(&["ID"]).unwrap_or_default(),
        name: account.owned_at(&["Name"]),
        bic: account.owned_at(&["FinancialInstitutionBranch", "ID"]),
    })
}

fn adjustment(part: &Element) -> Result<Adjustment, InvoiceError> {
    let plain = line_adjustment(part)?;
    Ok(Adjustment {
        amount_cents: plain.amount_cents,
        base_cents: plain.base_cents,
        percent: plain.percent,
        category: category(part, &["TaxCategory", "ID"], "BT-95")?,
        rate: decimal(part, &["TaxCategory", "Percent"], "BT-96")?,
        reason: plain.reason,
        reason_code: plain.reason_code,
    })
}

fn read_taxes(invoice: &mut Invoice, root: &Element) -> Result<(), InvoiceError> {
    let empty = Element::default();
    let sums = root.child("LegalMonetaryTotal").unwrap_or(&empty);
    invoice.totals = Totals {
        lines_cents: required_cents(sums, &["LineExtensionAmount"], "BT-106")?,
        allowances_cents: cents(sums, &["AllowanceTotalAmount"], "BT-107")?,
        charges_cents: cents(sums, &["ChargeTotalAmount"], "BT-108")?,
        net_cents: required_cents(sums, &["TaxExclusiveAmount"], "BT-109")?,
        vat_cents: None,
        vat_accounting_cents: None,
        gross_cents: required_cents(sums, &["TaxInclusiveAmount"], "BT-112")?,
        paid_cents: cents(sums, &["PrepaidAmount"], "BT-113")?,
        rounding_cents: cents(sums, &["PayableRoundingAmount"], "BT-114")?,
        payable_cents: required_cents(sums, &["PayableAmount"], "BT-115")?,
    };
    for total in root.all("TaxTotal") {
        let amount = cents(total, &["TaxAmount"], "BT-110")?;
        let written = total.child("TaxAmount").and_then(|one| one.attribute("currencyID"));
        if written == Some(invoice.currency.as_str()) || invoice.vat_currency.is_none() {
            invoice.totals.vat_cents = amount;
        } else {
            invoice.totals.vat_accounting_cents = amount;
        }
        for part in total.all("TaxSubtotal") {
            invoice.vat.push(VatBreakdown {
                base_cents: required_cents(part, &["TaxableAmount"], "BT-116")?,
                vat_cents: required_cents(part, &["TaxAmount"], "BT-117")?,
                category: category(part, &["TaxCategory", "ID"], "BT-118")?,
                rate: decimal(part, &["TaxCategory", "Percent"], "BT-119")?,
                reason: part.owned_at(&["TaxCategory", "TaxExemptionReason"]),
                reason_code: part.owned_at(&["TaxCategory", "TaxExemptionReasonCode"]),
            });
        }
    }
    Ok(())
}

fn party(part: Option<&Element>, term: &'static str) -> Result<Party, InvoiceError> {
    let part = part.ok_or(InvoiceError::Missing { term })?;
    let ids = part.all("PartyIdentification").filter_map(|one| identifier(one.child("ID")));
    let scheme = |vat: bool| {
        part.all("PartyTaxScheme")
            .find(|one| (one.text_at(&["TaxScheme", "ID"]) == Some("VAT")) == vat)
            .and_then(|one| one.owned_at(&["CompanyID"]))
    };
    let contact = part.child("Contact").map(|one| Contact {
        name: one.owned_at(&["Name"]),
        department: None,
        phone: one.owned_at(&["Telephone"]),
        email: one.owned_at(&["ElectronicMail"]),
    });
    Ok(Party {
        name: required(part, &["PartyLegalEntity", "RegistrationName"], term)?,
        trading_name: part.owned_at(&["PartyName", "Name"]),
        ids: ids.filter(|id| id.scheme.as_deref() != Some(SEPA)).collect(),
        registration: identifier(part.at(&["PartyLegalEntity", "CompanyID"])),
        vat_id: scheme(true),
        tax_number: scheme(false),
        legal_information: part.owned_at(&["PartyLegalEntity", "CompanyLegalForm"]),
        electronic_address: identifier(part.child("EndpointID")),
        address: address(part.child("PostalAddress")),
        contact,
    })
}

fn address(part: Option<&Element>) -> Address {
    let Some(part) = part else {
        return Address::default();
    };
    Address {
        line: part.owned_at(&["StreetName"]),
        second_line: part.owned_at(&["AdditionalStreetName"]),
        third_line: part.owned_at(&["AddressLine", "Line"]),
        city: part.owned_at(&["CityName"]),
        post_code: part.owned_at(&["PostalZone"]),
        subdivision: part.owned_at(&["CountrySubentity"]),
        country: part.owned_at(&["Country", "IdentificationCode"]),
    }
}
