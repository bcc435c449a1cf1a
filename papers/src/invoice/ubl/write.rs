use rust_decimal::Decimal;

use super::write_line::{write_line, write_line_adjustment, write_period_days};
use super::{CREDIT_NOTE_NAMESPACE, INVOICE_NAMESPACE, SEPA};
use crate::Cents;
use crate::invoice::{
    Address, Adjustment, Attachment, CreditTransfer, Identifier, Invoice, Party, PaymentInstructions, VatBreakdown, VatCategory,
};
use crate::xml::XmlWriter;

/// Writes the invoice as UBL: an `Invoice`, or a `CreditNote` for credit notes. It is written as it
/// stands: totals are those of the model.
pub fn write(invoice: &Invoice) -> Vec<u8> {
    let (root, namespace) = if invoice.kind.is_credit() { ("CreditNote", CREDIT_NOTE_NAMESPACE) } else { ("Invoice", INVOICE_NAMESPACE) };
    let namespaces = [
        ("xmlns", namespace),
        ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
        ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
    ];
    let mut xml = XmlWriter::new();
    xml.within_with(root, &namespaces, |xml| {
        write_head(xml, invoice);
        write_references(xml, invoice);
        write_roles(xml, invoice);
        if let Some(payment) = &invoice.payment {
            write_means(xml, payment, invoice);
        }
        if let Some(terms) = &invoice.payment_terms {
            xml.within("cac:PaymentTerms", |xml| xml.leaf("cbc:Note", terms));
        }
        for (is_charge, list) in [(false, &invoice.allowances), (true, &invoice.charges)] {
            for one in list {
                write_adjustment(xml, is_charge, one, invoice);
            }
        }
        write_taxes(xml, invoice);
        write_totals(xml, invoice);
        for line in &invoice.lines {
            write_line(xml, line, invoice);
        }
    });
    xml.finish()
}

fn write_head(xml: &mut XmlWriter, invoice: &Invoice) {
    let is_credit = invoice.kind.is_credit();
    xml.leaf("cbc:CustomizationID", &invoice.specification);
    xml.optional("cbc:ProfileID", invoice.process.as_deref());
    xml.leaf("cbc:ID", &invoice.number);
    xml.leaf("cbc:IssueDate", &invoice.issued_on.to_string());
    let tax_point = invoice.tax_point_on.map(|day| day.to_string());
    let kind = invoice.kind.0.to_string();
    let notes = |xml: &mut XmlWriter| {
        for note in &invoice.notes {
            match &note.subject {
                Some(code) => xml.leaf("cbc:Note", &format!("#{code}#{}", note.text)),
                None => xml.leaf("cbc:Note", &note.text),
            }
        }
    };
    if is_credit {
        xml.optional("cbc:TaxPointDate", tax_point.as_deref());
        xml.leaf("cbc:CreditNoteTypeCode", &kind);
        notes(xml);
    } else {
        xml.optional("cbc:DueDate", invoice.due_on.map(|day| day.to_string()).as_deref());
        xml.leaf("cbc:InvoiceTypeCode", &kind);
        notes(xml);
        xml.optional("cbc:TaxPointDate", tax_point.as_deref());
    }
    xml.leaf("cbc:DocumentCurrencyCode", invoice.currency.as_str());
    xml.optional("cbc:TaxCurrencyCode", invoice.vat_currency.as_ref().map(|one| one.as_str()));
    xml.optional("cbc:AccountingCost", invoice.buyer_accounting.as_deref());
    xml.optional("cbc:BuyerReference", invoice.buyer_reference.as_deref());
    if invoice.period.is_some() || invoice.tax_point_code.is_some() {
        xml.within("cac:InvoicePeriod", |xml| {
            if let Some(period) = &invoice.period {
                write_period_days(xml, period);
            }
            xml.optional("cbc:DescriptionCode", invoice.tax_point_code.as_deref());
        });
    }
}

fn write_references(xml: &mut XmlWriter, invoice: &Invoice) {
    let is_credit = invoice.kind.is_credit();
    if invoice.order.is_some() || invoice.sales_order.is_some() {
        xml.within("cac:OrderReference", |xml| {
            // The schema wants an order number; EN 16931 says NA when there is only the seller's.
            xml.leaf("cbc:ID", invoice.order.as_deref().unwrap_or("NA"));
            xml.optional("cbc:SalesOrderID", invoice.sales_order.as_deref());
        });
    }
    for earlier in &invoice.preceding {
        xml.within("cac:BillingReference", |xml| {
            xml.within("cac:InvoiceDocumentReference", |xml| {
                xml.leaf("cbc:ID", &earlier.number);
                xml.optional("cbc:IssueDate", earlier.issued_on.map(|d| d.to_string()).as_deref());
            });
        });
    }
    reference(xml, "cac:DespatchDocumentReference", invoice.despatch_advice.as_deref());
    reference(xml, "cac:ReceiptDocumentReference", invoice.receiving_advice.as_deref());
    let tender = |xml: &mut XmlWriter| {
        reference(xml, "cac:OriginatorDocumentReference", invoice.tender.as_deref());
    };
    if !is_credit {
        tender(xml);
    }
    reference(xml, "cac:ContractDocumentReference", invoice.contract.as_deref());
    if let Some(object) = &invoice.object {
        xml.within("cac:AdditionalDocumentReference", |xml| {
            with_scheme(xml, "cbc:ID", object);
            xml.leaf("cbc:DocumentTypeCode", "130");
        });
    }
    for attachment in &invoice.attachments {
        write_attachment(xml, attachment);
    }
    if !is_credit {
        reference(xml, "cac:ProjectReference", invoice.project.as_deref());
        return;
    }
    if let Some(project) = &invoice.project {
        xml.within("cac:AdditionalDocumentReference", |xml| {
            xml.leaf("cbc:ID", project);
            xml.leaf("cbc:DocumentTypeCode", "50");
        });
    }
    tender(xml);
}

fn write_attachment(xml: &mut XmlWriter, attachment: &Attachment) {
    xml.within("cac:AdditionalDocumentReference", |xml| {
        xml.leaf("cbc:ID", &attachment.id);
        xml.optional("cbc:DocumentDescription", attachment.description.as_deref());
        if attachment.content_base64.is_none() && attachment.location.is_none() {
            return;
        }
        xml.within("cac:Attachment", |xml| {
            if let Some(content) = &attachment.content_base64 {
                let mime = attachment.mime.as_deref().unwrap_or("application/pdf");
                let name = attachment.file_name.as_deref().unwrap_or(&attachment.id);
                let attributes = [("mimeCode", mime), ("filename", name)];
                xml.leaf_with("cbc:EmbeddedDocumentBinaryObject", &attributes, content);
            }
            if let Some(location) = &attachment.location {
                xml.within("cac:ExternalReference", |xml| xml.leaf("cbc:URI", location));
            }
        });
    });
}

fn write_roles(xml: &mut XmlWriter, invoice: &Invoice) {
    let debit = invoice.payment.as_ref().and_then(|payment| payment.debit.as_ref());
    let creditor = debit.and_then(|debit| debit.creditor_id.as_deref());
    xml.within("cac:AccountingSupplierParty", |xml| {
        xml.within("cac:Party", |xml| write_party(xml, &invoice.seller, creditor));
    });
    xml.within("cac:AccountingCustomerParty", |xml| {
        xml.within("cac:Party", |xml| write_party(xml, &invoice.buyer, None));
    });
    if let Some(payee) = &invoice.payee {
        xml.within("cac:PayeeParty", |xml| {
            for id in payee.id.iter() {
                xml.within("cac:PartyIdentification", |xml| with_scheme(xml, "cbc:ID", id));
            }
            xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", &payee.name));
            if let Some(id) = &payee.registration {
                xml.within("cac:PartyLegalEntity", |xml| with_scheme(xml, "cbc:CompanyID", id));
            }
        });
    }
    if let Some(representative) = &invoice.representative {
        xml.within("cac:TaxRepresentativeParty", |xml| {
            xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", &representative.name));
            write_address(xml, "cac:PostalAddress", &representative.address);
            write_tax_id(xml, representative.vat_id.as_deref(), "VAT");
        });
    }
    if let Some(delivery) = &invoice.delivery {
        xml.within("cac:Delivery", |xml| {
            xml.optional("cbc:ActualDeliveryDate", delivery.on.map(|d| d.to_string()).as_deref());
            if delivery.location.is_some() || delivery.address.is_some() {
                xml.within("cac:DeliveryLocation", |xml| {
                    if let Some(location) = &delivery.location {
                        with_scheme(xml, "cbc:ID", location);
                    }
                    if let Some(address) = &delivery.address {
                        write_address(xml, "cac:Address", address);
                    }
                });
            }
            if let Some(name) = &delivery.name {
                xml.within("cac:DeliveryParty", |xml| {
                    xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", name));
                });
            }
        });
    }
}

fn write_party(xml: &mut XmlWriter, party: &Party, creditor_id: Option<&str>) {
    if let Some(address) = &party.electronic_address {
        with_scheme(xml, "cbc:EndpointID", address);
    }
    for id in &party.ids {
        xml.within("cac:PartyIdentification", |xml| with_scheme(xml, "cbc:ID", id));
    }
    write_creditor_id(xml, creditor_id);
    if let Some(name) = &party.trading_name {
        xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", name));
    }
    write_address(xml, "cac:PostalAddress", &party.address);
    write_tax_id(xml, party.vat_id.as_deref(), "VAT");
    write_tax_id(xml, party.tax_number.as_deref(), "FC");
    xml.within("cac:PartyLegalEntity", |xml| {
        xml.leaf("cbc:RegistrationName", &party.name);
        if let Some(id) = &party.registration {
            with_scheme(xml, "cbc:CompanyID", id);
        }
        xml.optional("cbc:CompanyLegalForm", party.legal_information.as_deref());
    });
    if let Some(contact) = &party.contact {
        xml.within("cac:Contact", |xml| {
            // UBL has one field for BT-41 where CII has two.
            let names = [contact.name.as_deref(), contact.department.as_deref()];
            let name = names.into_iter().flatten().collect::<Vec<_>>().join(", ");
            xml.optional("cbc:Name", Some(name.as_str()).filter(|name| !name.is_empty()));
            xml.optional("cbc:Telephone", contact.phone.as_deref());
            xml.optional("cbc:ElectronicMail", contact.email.as_deref());
        });
    }
}

fn write_creditor_id(xml: &mut XmlWriter, id: Option<&str>) {
    if let Some(id) = id {
        xml.within("cac:PartyIdentification", |xml| {
            xml.leaf_with("cbc:ID", &[("schemeID", SEPA)], id);
        });
    }
}

fn write_tax_id(xml: &mut XmlWriter, id: Option<&str>, scheme: &str) {
    if let Some(id) = id {
        xml.within("cac:PartyTaxScheme", |xml| {
            xml.leaf("cbc:CompanyID", id);
            xml.within("cac:TaxScheme", |xml| xml.leaf("cbc:ID", scheme));
        });
    }
}

fn write_address(xml: &mut XmlWriter, name: &str, address: &Address) {
    xml.within(name, |xml| {
        xml.optional("cbc:StreetName", address.line.as_deref());
        xml.optional("cbc:AdditionalStreetName", address.second_line.as_deref());
        xml.optional("cbc:CityName", address.city.as_deref());
        xml.optional("cbc:PostalZone", address.post_code.as_deref());
        xml.optional("cbc:CountrySubentity", address.subdivision.as_deref());
        if let Some(line) = &address.third_line {
            xml.within("cac:AddressLine", |xml| xml.leaf("cbc:Line", line));
        }
        if let Some(country) = &address.country {
            xml.within("cac:Country", |xml| xml.leaf("cbc:IdentificationCode", country));
        }
    });
}

fn write_means(xml: &mut XmlWriter, payment: &PaymentInstructions, invoice: &Invoice) {
    if payment.transfers.is_empty() {
        write_one_means(xml, payment, None, invoice);
    }
    for transfer in &payment.transfers {
        write_one_means(xml, payment, Some(transfer), invoice);
    }
}

fn write_one_means(xml: &mut XmlWriter, payment: &PaymentInstructions, transfer: Option<&CreditTransfer>, invoice: &Invoice) {
    xml.within("cac:PaymentMeans", |xml| {
        let name = payment.means_text.as_deref().map(|text| ("name", text));
        let attributes: Vec<(&str, &str)> = name.into_iter().collect();
        xml.leaf_with("cbc:PaymentMeansCode", &attributes, &payment.means);
        if invoice.kind.is_credit() {
            let due = invoice.due_on.map(|day| day.to_string());
            xml.optional("cbc:PaymentDueDate", due.as_deref());
        }
        xml.optional("cbc:PaymentID", payment.remittance.as_deref());
        if let Some(card) = &payment.card {
            xml.within("cac:CardAccount", |xml| {
                xml.leaf("cbc:PrimaryAccountNumberID", &card.number);
                // The schema wants a network; EN 16931 knows none.
                xml.leaf("cbc:NetworkID", "NA");
                xml.optional("cbc:HolderName", card.holder.as_deref());
            });
        }
        if let Some(transfer) = transfer {
            xml.within("cac:PayeeFinancialAccount", |xml| {
                xml.leaf("cbc:ID", &transfer.account);
                xml.optional("cbc:Name", transfer.name.as_deref());
                reference(xml, "cac:FinancialInstitutionBranch", transfer.bic.as_deref());
            });
        }
        if let Some(debit) = &payment.debit
            && (debit.mandate.is_some() || debit.account.is_some())
        {
            xml.within("cac:PaymentMandate", |xml| {
                xml.optional("cbc:ID", debit.mandate.as_deref());
                reference(xml, "cac:PayerFinancialAccount", debit.account.as_deref());
            });
        }
    });
}

fn write_adjustment(xml: &mut XmlWriter, is_charge: bool, one: &Adjustment, invoice: &Invoice) {
    xml.within("cac:AllowanceCharge", |xml| {
        let reason = (one.reason_code.as_deref(), one.reason.as_deref());
        let amounts = (one.percent, one.amount_cents, one.base_cents);
        write_line_adjustment(xml, is_charge, reason, amounts, invoice);
        xml.within("cac:TaxCategory", |xml| write_category(xml, one.category, one.rate, None));
    });
}

/// The category with, for the breakdown, the reason why no VAT is charged.
pub(super) fn write_category(xml: &mut XmlWriter, category: VatCategory, rate: Option<Decimal>, reason: Option<&VatBreakdown>) {
    xml.leaf("cbc:ID", category.code());
    xml.optional("cbc:Percent", rate.map(|rate| rate.to_string()).as_deref());
    if let Some(one) = reason {
        xml.optional("cbc:TaxExemptionReasonCode", one.reason_code.as_deref());
        xml.optional("cbc:TaxExemptionReason", one.reason.as_deref());
    }
    xml.within("cac:TaxScheme", |xml| xml.leaf("cbc:ID", "VAT"));
}

fn write_taxes(xml: &mut XmlWriter, invoice: &Invoice) {
    xml.within("cac:TaxTotal", |xml| {
        amount(xml, "cbc:TaxAmount", invoice.totals.vat_cents.unwrap_or_default(), invoice);
        for one in &invoice.vat {
            xml.within("cac:TaxSubtotal", |xml| {
                amount(xml, "cbc:TaxableAmount", one.base_cents, invoice);
                amount(xml, "cbc:TaxAmount", one.vat_cents, invoice);
                xml.within("cac:TaxCategory", |xml| {
                    write_category(xml, one.category, one.rate, Some(one));
                });
            });
        }
    });
    if let (Some(vat), Some(currency)) = (invoice.totals.vat_accounting_cents, invoice.vat_currency) {
        xml.within("cac:TaxTotal", |xml| {
            let attributes = [("currencyID", currency.as_str())];
            xml.leaf_with("cbc:TaxAmount", &attributes, &vat.to_string());
        });
    }
}

fn write_totals(xml: &mut XmlWriter, invoice: &Invoice) {
    let totals = &invoice.totals;
    xml.within("cac:LegalMonetaryTotal", |xml| {
        amount(xml, "cbc:LineExtensionAmount", totals.lines_cents, invoice);
        amount(xml, "cbc:TaxExclusiveAmount", totals.net_cents, invoice);
        amount(xml, "cbc:TaxInclusiveAmount", totals.gross_cents, invoice);
        for (name, value) in [
            ("cbc:AllowanceTotalAmount", totals.allowances_cents),
            ("cbc:ChargeTotalAmount", totals.charges_cents),
            ("cbc:PrepaidAmount", totals.paid_cents),
            ("cbc:PayableRoundingAmount", totals.rounding_cents),
        ] {
            if let Some(value) = value {
                amount(xml, name, value, invoice);
            }
        }
        amount(xml, "cbc:PayableAmount", totals.payable_cents, invoice);
    });
}

pub(super) fn amount(xml: &mut XmlWriter, name: &str, cents: Cents, invoice: &Invoice) {
    xml.leaf_with(name, &[("currencyID", invoice.currency.as_str())], &cents.to_string());
}

pub(super) fn with_scheme(xml: &mut XmlWriter, name: &str, id: &Identifier) {
    match &id.scheme {
        Some(scheme) => xml.leaf_with(name, &[("schemeID", scheme)], &id.id),
        None => xml.leaf(name, &id.id),
    }
}

fn reference(xml: &mut XmlWriter, name: &str, id: Option<&str>) {
    if let Some(id) = id {
        xml.within(name, |xml| xml.leaf("cbc:ID", id));
    }
}
