use jiff::civil::Date;

use super::write_line::write_line;
use super::write_settlement::write_settlement;
use crate::invoice::{Address, Attachment, Contact, Identifier, Invoice, Party, Payee, Representative};
use crate::xml::XmlWriter;

/// Writes the invoice as CII. It is written as it stands: totals are those of the model.
///
/// Elements come in the order the schema asks for; nothing is written for a term that is not set.
pub fn write(invoice: &Invoice) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    let namespaces = [
        ("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
        ("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
        ("xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
        ("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
    ];
    xml.within_with("rsm:CrossIndustryInvoice", &namespaces, |xml| {
        xml.within("rsm:ExchangedDocumentContext", |xml| {
            if let Some(process) = &invoice.process {
                xml.within("ram:BusinessProcessSpecifiedDocumentContextParameter", |xml| {
                    xml.leaf("ram:ID", process);
                });
            }
            xml.within("ram:GuidelineSpecifiedDocumentContextParameter", |xml| {
                xml.leaf("ram:ID", &invoice.specification);
            });
        });
        xml.within("rsm:ExchangedDocument", |xml| {
            xml.leaf("ram:ID", &invoice.number);
            xml.leaf("ram:TypeCode", &invoice.kind.0.to_string());
            xml.within("ram:IssueDateTime", |xml| date_time(xml, invoice.issued_on));
            for note in &invoice.notes {
                xml.within("ram:IncludedNote", |xml| {
                    xml.leaf("ram:Content", &note.text);
                    xml.optional("ram:SubjectCode", note.subject.as_deref());
                });
            }
        });
        xml.within("rsm:SupplyChainTradeTransaction", |xml| {
            for line in &invoice.lines {
                write_line(xml, line);
            }
            xml.within("ram:ApplicableHeaderTradeAgreement", |xml| write_agreement(xml, invoice));
            xml.within("ram:ApplicableHeaderTradeDelivery", |xml| write_delivery(xml, invoice));
            xml.within("ram:ApplicableHeaderTradeSettlement", |xml| write_settlement(xml, invoice));
        });
    });
    xml.finish()
}

fn write_agreement(xml: &mut XmlWriter, invoice: &Invoice) {
    xml.optional("ram:BuyerReference", invoice.buyer_reference.as_deref());
    xml.within("ram:SellerTradeParty", |xml| write_party(xml, &invoice.seller));
    xml.within("ram:BuyerTradeParty", |xml| write_party(xml, &invoice.buyer));
    if let Some(representative) = &invoice.representative {
        xml.within("ram:SellerTaxRepresentativeTradeParty", |xml| {
            write_representative(xml, representative);
        });
    }
    reference(xml, "ram:SellerOrderReferencedDocument", invoice.sales_order.as_deref());
    reference(xml, "ram:BuyerOrderReferencedDocument", invoice.order.as_deref());
    reference(xml, "ram:ContractReferencedDocument", invoice.contract.as_deref());
    for attachment in &invoice.attachments {
        write_attachment(xml, attachment);
    }
    if let Some(tender) = &invoice.tender {
        xml.within("ram:AdditionalReferencedDocument", |xml| {
            xml.leaf("ram:IssuerAssignedID", tender);
            xml.leaf("ram:TypeCode", "50");
        });
    }
    if let Some(object) = &invoice.object {
        write_object(xml, object);
    }
    if let Some(project) = &invoice.project {
        xml.within("ram:SpecifiedProcuringProject", |xml| {
            xml.leaf("ram:ID", project);
            // The schema wants a name beside the id; EN 16931 knows none.
            xml.leaf("ram:Name", "Project reference");
        });
    }
}

fn write_attachment(xml: &mut XmlWriter, attachment: &Attachment) {
    xml.within("ram:AdditionalReferencedDocument", |xml| {
        xml.leaf("ram:IssuerAssignedID", &attachment.id);
        xml.optional("ram:URIID", attachment.location.as_deref());
        xml.leaf("ram:TypeCode", "916");
        xml.optional("ram:Name", attachment.description.as_deref());
        if let Some(content) = &attachment.content_base64 {
            let mime = attachment.mime.as_deref().unwrap_or("application/pdf");
            let name = attachment.file_name.as_deref().unwrap_or(&attachment.id);
            xml.leaf_with("ram:AttachmentBinaryObject", &[("mimeCode", mime), ("filename", name)], content);
        }
    });
}

/// The invoiced object, of the whole (BT-18) or of a line (BT-128).
pub(super) fn write_object(xml: &mut XmlWriter, object: &Identifier) {
    xml.within("ram:AdditionalReferencedDocument", |xml| {
        xml.leaf("ram:IssuerAssignedID", &object.id);
        xml.leaf("ram:TypeCode", "130");
        xml.optional("ram:ReferenceTypeCode", object.scheme.as_deref());
    });
}

fn write_delivery(xml: &mut XmlWriter, invoice: &Invoice) {
    if let Some(delivery) = &invoice.delivery {
        if delivery.name.is_some() || delivery.location.is_some() || delivery.address.is_some() {
            xml.within("ram:ShipToTradeParty", |xml| {
                if let Some(location) = &delivery.location {
                    write_id(xml, location);
                }
                xml.optional("ram:Name", delivery.name.as_deref());
                if let Some(address) = &delivery.address {
                    write_address(xml, address);
                }
            });
        }
        if let Some(day) = delivery.on {
            xml.within("ram:ActualDeliverySupplyChainEvent", |xml| {
                xml.within("ram:OccurrenceDateTime", |xml| date_time(xml, day));
            });
        }
    }
    reference(xml, "ram:DespatchAdviceReferencedDocument", invoice.despatch_advice.as_deref());
    reference(xml, "ram:ReceivingAdviceReferencedDocument", invoice.receiving_advice.as_deref());
}

fn write_party(xml: &mut XmlWriter, party: &Party) {
    // Ids without a scheme come before those with one, whatever their order in the model.
    for id in party.ids.iter().filter(|id| id.scheme.is_none()) {
        write_id(xml, id);
    }
    for id in party.ids.iter().filter(|id| id.scheme.is_some()) {
        write_id(xml, id);
    }
    xml.leaf("ram:Name", &party.name);
    xml.optional("ram:Description", party.legal_information.as_deref());
    if party.registration.is_some() || party.trading_name.is_some() {
        xml.within("ram:SpecifiedLegalOrganization", |xml| {
            if let Some(registration) = &party.registration {
                with_scheme(xml, "ram:ID", registration);
            }
            xml.optional("ram:TradingBusinessName", party.trading_name.as_deref());
        });
    }
    if let Some(contact) = &party.contact {
        write_contact(xml, contact);
    }
    write_address(xml, &party.address);
    if let Some(address) = &party.electronic_address {
        xml.within("ram:URIUniversalCommunication", |xml| with_scheme(xml, "ram:URIID", address));
    }
    write_tax_ids(xml, party.vat_id.as_deref(), party.tax_number.as_deref());
}

pub(super) fn write_payee(xml: &mut XmlWriter, payee: &Payee) {
    if let Some(id) = &payee.id {
        write_id(xml, id);
    }
    xml.leaf("ram:Name", &payee.name);
    if let Some(registration) = &payee.registration {
        xml.within("ram:SpecifiedLegalOrganization", |xml| with_scheme(xml, "ram:ID", registration));
    }
}

fn write_representative(xml: &mut XmlWriter, representative: &Representative) {
    xml.leaf("ram:Name", &representative.name);
    write_address(xml, &representative.address);
    write_tax_ids(xml, representative.vat_id.as_deref(), None);
}

fn write_contact(xml: &mut XmlWriter, contact: &Contact) {
    xml.within("ram:DefinedTradeContact", |xml| {
        xml.optional("ram:PersonName", contact.name.as_deref());
        xml.optional("ram:DepartmentName", contact.department.as_deref());
        if let Some(phone) = &contact.phone {
            xml.within("ram:TelephoneUniversalCommunication", |xml| {
                xml.leaf("ram:CompleteNumber", phone);
            });
        }
        if let Some(email) = &contact.email {
            xml.within("ram:EmailURIUniversalCommunication", |xml| xml.leaf("ram:URIID", email));
        }
    });
}

fn write_address(xml: &mut XmlWriter, address: &Address) {
    xml.within("ram:PostalTradeAddress", |xml| {
        xml.optional("ram:PostcodeCode", address.post_code.as_deref());
        xml.optional("ram:LineOne", address.line.as_deref());
        xml.optional("ram:LineTwo", address.second_line.as_deref());
        xml.optional("ram:LineThree", address.third_line.as_deref());
        xml.optional("ram:CityName", address.city.as_deref());
        xml.optional("ram:CountryID", address.country.as_deref());
        xml.optional("ram:CountrySubDivisionName", address.subdivision.as_deref());
    });
}

fn write_tax_ids(xml: &mut XmlWriter, vat_id: Option<&str>, tax_number: Option<&str>) {
    for (scheme, id) in [("VA", vat_id), ("FC", tax_number)] {
        if let Some(id) = id {
            xml.within("ram:SpecifiedTaxRegistration", |xml| {
                xml.leaf_with("ram:ID", &[("schemeID", scheme)], id);
            });
        }
    }
}

/// `GlobalID` with a scheme, `ID` without.
fn write_id(xml: &mut XmlWriter, id: &Identifier) {
    with_scheme(xml, if id.scheme.is_some() { "ram:GlobalID" } else { "ram:ID" }, id);
}

pub(super) fn with_scheme(xml: &mut XmlWriter, name: &str, id: &Identifier) {
    match &id.scheme {
        Some(scheme) => xml.leaf_with(name, &[("schemeID", scheme)], &id.id),
        None => xml.leaf(name, &id.id),
    }
}

fn reference(xml: &mut XmlWriter, name: &str, id: Option<&str>) {
    if let Some(id) = id {
        xml.within(name, |xml| xml.leaf("ram:IssuerAssignedID", id));
    }
}

/// Format 102 of UNTDID 2379: `20261015`.
pub(super) fn date_time(xml: &mut XmlWriter, day: Date) {
    xml.leaf_with("udt:DateTimeString", &[("format", "102")], &compact(day));
}

pub(super) fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}
