use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Invoice, Line, LineAdjustment, Totals, Treatment, VatBreakdown, VatCategory};
use crate::{Cents, Refusal};

impl Invoice {
    /// Computes every amount from quantities, prices, allowances and charges: net of each line, VAT per
    /// category and rate **from the sum** (never summed from lines), total, amount due.
    ///
    /// A line's net is rounded half away from zero to cents, once; so is the VAT of each category. What
    /// was paid already stands in `totals.paid_cents` before.
    ///
    /// # Errors
    /// More than 4 decimals in a quantity or price (EN 16931:2026 allows no more), a rate or reason that
    /// `treatments` do not give, categories that must not be mixed, amounts that do not fit.
    pub fn with_totals(mut self, treatments: &[Treatment]) -> Result<Self, Vec<Refusal>> {
        let mut refusals = Vec::new();
        for (at, line) in self.lines.iter_mut().enumerate() {
            if let Err(refusal) = compute_line(line, at) {
                refusals.push(refusal);
            }
        }
        if self.lines.is_empty() {
            refusals.push(Refusal::new(
                "BR-16",
                "lines",
                "an invoice needs at least one line",
                "Eine Rechnung braucht mindestens eine Position.",
            ));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let paid = self.totals.paid_cents;
        self.vat = breakdown(&self, treatments)?;
        self.totals = sums(&self, paid).ok_or_else(|| vec![too_large("totals")])?;
        Ok(self)
    }
}

fn compute_line(line: &mut Line, at: usize) -> Result<(), Refusal> {
    let field = |name: &str| format!("lines[{at}].{name}");
    for (name, value) in [("quantity", line.quantity), ("price.net", line.price.net)] {
        if value.normalize().scale() > 4 {
            return Err(Refusal::new(
                "decimals",
                field(name),
                "quantities and prices have at most 4 decimals",
                "Mengen und Preise haben höchstens 4 Nachkommastellen.",
            ));
        }
    }
    if line.price.net.is_sign_negative() && !line.price.net.is_zero() {
        return Err(Refusal::new(
            "BR-27",
            field("price.net"),
            "a price is not negative; use a negative quantity or an allowance",
            "Ein Preis ist nicht negativ; nehmen Sie eine negative Menge oder einen Nachlass.",
        ));
    }
    let base = line.price.base_quantity.unwrap_or(Decimal::ONE);
    let sum = |list: &[LineAdjustment]| Cents::checked_sum(list.iter().map(|one| one.amount_cents));
    line.net_cents = line
        .quantity
        .checked_mul(line.price.net)
        .and_then(|amount| amount.checked_div(base))
        .and_then(Cents::round)
        .and_then(|amount| amount.checked_sub(sum(&line.allowances)?))
        .and_then(|amount| amount.checked_add(sum(&line.charges)?))
        .ok_or_else(|| too_large(&field("net_cents")))?;
    Ok(())
}

fn breakdown(invoice: &Invoice, treatments: &[Treatment]) -> Result<Vec<VatBreakdown>, Vec<Refusal>> {
    let mut bases: BTreeMap<(VatCategory, Decimal), Cents> = BTreeMap::new();
    let lines = invoice.lines.iter().map(|line| (line.category, line.rate, Some(line.net_cents)));
    let allowances = invoice.allowances.iter();
    let allowances = allowances.map(|one| (one.category, one.rate, one.amount_cents.checked_neg()));
    let charges = invoice.charges.iter();
    let charges = charges.map(|one| (one.category, one.rate, Some(one.amount_cents)));
    for (category, rate, amount) in lines.chain(allowances).chain(charges) {
        let key = (category, rate.unwrap_or_default().normalize());
        let base = bases.entry(key).or_default();
        *base = amount.and_then(|amount| base.checked_add(amount)).ok_or_else(|| vec![too_large("vat")])?;
    }
    let out_of_scope = bases.keys().any(|(category, _)| *category == VatCategory::OutOfScope);
    if out_of_scope && bases.len() > 1 {
        return Err(vec![Refusal::new(
            "BR-O-11",
            "lines",
            "a sale that is not taxable here needs an invoice of its own",
            "Eine hier nicht steuerbare Leistung braucht eine eigene Rechnung.",
        )]);
    }
    bases.into_iter().map(|((category, rate), base)| one_breakdown(category, rate, base, treatments)).collect()
}

fn one_breakdown(category: VatCategory, rate: Decimal, base: Cents, treatments: &[Treatment]) -> Result<VatBreakdown, Vec<Refusal>> {
    let treatment = treatments.iter().find(|known| known.category() == category && known.rate() == rate).ok_or_else(|| {
        vec![Refusal::new(
            "vat-treatment",
            "lines",
            format!("no treatment was given for category {} at {rate} %", category.code()),
            format!("Für die Kategorie {} mit {rate} % ist keine Behandlung angegeben.", category.code()),
        )]
    })?;
    let vat = base
        .decimal()
        .checked_mul(rate)
        .and_then(|amount| amount.checked_div(Decimal::ONE_HUNDRED))
        .and_then(Cents::round)
        .ok_or_else(|| vec![too_large("vat")])?;
    Ok(VatBreakdown {
        base_cents: base,
        vat_cents: vat,
        category,
        rate: Some(rate),
        reason: treatment.reason().map(str::to_owned),
        reason_code: treatment.reason_code().map(str::to_owned),
    })
}

fn sums(invoice: &Invoice, paid: Option<Cents>) -> Option<Totals> {
    let lines = Cents::checked_sum(invoice.lines.iter().map(|line| line.net_cents))?;
    let allowances = Cents::checked_sum(invoice.allowances.iter().map(|one| one.amount_cents))?;
    let charges = Cents::checked_sum(invoice.charges.iter().map(|one| one.amount_cents))?;
    let net = lines.checked_sub(allowances)?.checked_add(charges)?;
    let vat = Cents::checked_sum(invoice.vat.iter().map(|one| one.vat_cents))?;
    let gross = net.checked_add(vat)?;
    Some(Totals {
        lines_cents: lines,
        allowances_cents: (!invoice.allowances.is_empty()).then_some(allowances),
        charges_cents: (!invoice.charges.is_empty()).then_some(charges),
        net_cents: net,
        vat_cents: Some(vat),
        vat_accounting_cents: None,
        gross_cents: gross,
        paid_cents: paid,
        rounding_cents: None,
        payable_cents: gross.checked_sub(paid.unwrap_or_default())?,
    })
}

fn too_large(field: &str) -> Refusal {
    Refusal::new("too-large", field, "the amount is too large", "Der Betrag ist zu groß.")
}
