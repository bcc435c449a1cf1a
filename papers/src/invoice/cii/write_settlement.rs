use super::write::{compact, date_time, write_payee};
use super::write_line::{indicator, percent, write_period, write_tax};
use crate::Currency;
use crate::invoice::{Adjustment, CreditTransfer, Invoice, PaymentInstructions, Totals, VatBreakdown};
use crate::xml::XmlWriter;

pub(super) fn write_settlement(xml: &mut XmlWriter, invoice: &Invoice) {
    let payment = invoice.payment.as_ref();
    let debit = payment.and_then(|payment| payment.debit.as_ref());
    xml.optional("ram:CreditorReferenceID", debit.and_then(|one| one.creditor_id.as_deref()));
    xml.optional("ram:PaymentReference", payment.and_then(|one| one.remittance.as_deref()));
    xml.optional("ram:TaxCurrencyCode", invoice.vat_currency.as_ref().map(Currency::as_str));
    xml.leaf("ram:InvoiceCurrencyCode", invoice.currency.as_str());
    if let Some(payee) = &invoice.payee {
        xml.within("ram:PayeeTradeParty", |xml| write_payee(xml, payee));
    }
    if let Some(payment) = payment {
        write_means(xml, payment);
    }
    for one in &invoice.vat {
        write_vat(xml, invoice, one);
    }
    if let Some(period) = &invoice.period {
        write_period(xml, period);
    }
    for (is_charge, list) in [(false, &invoice.allowances), (true, &invoice.charges)] {
        for one in list {
            write_adjustment(xml, is_charge, one);
        }
    }
    let mandate = debit.and_then(|one| one.mandate.as_deref());
    if invoice.payment_terms.is_some() || invoice.due_on.is_some() || mandate.is_some() {
        xml.within("ram:SpecifiedTradePaymentTerms", |xml| {
            xml.optional("ram:Description", invoice.payment_terms.as_deref());
            if let Some(day) = invoice.due_on {
                xml.within("ram:DueDateDateTime", |xml| date_time(xml, day));
            }
            xml.optional("ram:DirectDebitMandateID", mandate);
        });
    }
    xml.within("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |xml| {
        write_totals(xml, &invoice.totals, invoice);
    });
    for one in &invoice.preceding {
        xml.within("ram:InvoiceReferencedDocument", |xml| {
            xml.leaf("ram:IssuerAssignedID", &one.number);
            if let Some(day) = one.issued_on {
                xml.within("ram:FormattedIssueDateTime", |xml| {
                    xml.leaf_with("qdt:DateTimeString", &[("format", "102")], &compact(day));
                });
            }
        });
    }
    if let Some(account) = &invoice.buyer_accounting {
        xml.within("ram:ReceivableSpecifiedTradeAccountingAccount", |xml| {
            xml.leaf("ram:ID", account);
        });
    }
}

/// One group of payment means for each account, as the syntax wants it.
fn write_means(xml: &mut XmlWriter, payment: &PaymentInstructions) {
    if payment.transfers.is_empty() {
        write_one_means(xml, payment, None);
    }
    for transfer in &payment.transfers {
        write_one_means(xml, payment, Some(transfer));
    }
}

fn write_one_means(xml: &mut XmlWriter, payment: &PaymentInstructions, transfer: Option<&CreditTransfer>) {
    xml.within("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
        xml.leaf("ram:TypeCode", &payment.means);
        xml.optional("ram:Information", payment.means_text.as_deref());
        if let Some(card) = &payment.card {
            xml.within("ram:ApplicableTradeSettlementFinancialCard", |xml| {
                xml.leaf("ram:ID", &card.number);
                xml.optional("ram:CardholderName", card.holder.as_deref());
            });
        }
        if let Some(account) = payment.debit.as_ref().and_then(|debit| debit.account.as_deref()) {
            xml.within("ram:PayerPartyDebtorFinancialAccount", |xml| {
                xml.leaf("ram:IBANID", account);
            });
        }
        if let Some(transfer) = transfer {
            xml.within("ram:PayeePartyCreditorFinancialAccount", |xml| {
                let is_iban = transfer.account.parse::<crate::Iban>().is_ok();
                if is_iban {
                    xml.leaf("ram:IBANID", &transfer.account);
                }
                xml.optional("ram:AccountName", transfer.name.as_deref());
                if !is_iban {
                    xml.leaf("ram:ProprietaryID", &transfer.account);
                }
            });
            if let Some(bic) = &transfer.bic {
                xml.within("ram:PayeeSpecifiedCreditorFinancialInstitution", |xml| {
                    xml.leaf("ram:BICID", bic);
                });
            }
        }
    });
}

fn write_vat(xml: &mut XmlWriter, invoice: &Invoice, one: &VatBreakdown) {
    xml.within("ram:ApplicableTradeTax", |xml| {
        xml.leaf("ram:CalculatedAmount", &one.vat_cents.to_string());
        xml.leaf("ram:TypeCode", "VAT");
        xml.optional("ram:ExemptionReason", one.reason.as_deref());
        xml.leaf("ram:BasisAmount", &one.base_cents.to_string());
        xml.leaf("ram:CategoryCode", one.category.code());
        xml.optional("ram:ExemptionReasonCode", one.reason_code.as_deref());
        if let Some(day) = invoice.tax_point_on {
            xml.within("ram:TaxPointDate", |xml| {
                xml.leaf_with("udt:DateString", &[("format", "102")], &compact(day));
            });
        }
        xml.optional("ram:DueDateTypeCode", invoice.tax_point_code.as_deref().map(due_code));
        percent(xml, "ram:RateApplicablePercent", one.rate);
    });
}

/// CII writes BT-8 in the codes of UNTDID 2475, EN 16931 and UBL in those of UNTDID 2005.
fn due_code(code: &str) -> &str {
    match code {
        "3" => "5",
        "35" => "29",
        "432" => "72",
        other => other,
    }
}

fn write_adjustment(xml: &mut XmlWriter, is_charge: bool, one: &Adjustment) {
    xml.within("ram:SpecifiedTradeAllowanceCharge", |xml| {
        indicator(xml, is_charge);
        percent(xml, "ram:CalculationPercent", one.percent);
        xml.optional("ram:BasisAmount", one.base_cents.map(|base| base.to_string()).as_deref());
        xml.leaf("ram:ActualAmount", &one.amount_cents.to_string());
        xml.optional("ram:ReasonCode", one.reason_code.as_deref());
        xml.optional("ram:Reason", one.reason.as_deref());
        xml.within("ram:CategoryTradeTax", |xml| write_tax(xml, one.category, one.rate));
    });
}

fn write_totals(xml: &mut XmlWriter, totals: &Totals, invoice: &Invoice) {
    let optional = |xml: &mut XmlWriter, name: &str, amount: Option<crate::Cents>| {
        xml.optional(name, amount.map(|amount| amount.to_string()).as_deref());
    };
    xml.leaf("ram:LineTotalAmount", &totals.lines_cents.to_string());
    optional(xml, "ram:ChargeTotalAmount", totals.charges_cents);
    optional(xml, "ram:AllowanceTotalAmount", totals.allowances_cents);
    xml.leaf("ram:TaxBasisTotalAmount", &totals.net_cents.to_string());
    let vat = totals.vat_cents.map(|amount| (amount, Some(invoice.currency)));
    let other = totals.vat_accounting_cents.map(|amount| (amount, invoice.vat_currency));
    for (amount, currency) in vat.into_iter().chain(other) {
        if let Some(currency) = currency {
            let attributes = [("currencyID", currency.as_str())];
            xml.leaf_with("ram:TaxTotalAmount", &attributes, &amount.to_string());
        }
    }
    optional(xml, "ram:RoundingAmount", totals.rounding_cents);
    xml.leaf("ram:GrandTotalAmount", &totals.gross_cents.to_string());
    optional(xml, "ram:TotalPrepaidAmount", totals.paid_cents);
    xml.leaf("ram:DuePayableAmount", &totals.payable_cents.to_string());
}
