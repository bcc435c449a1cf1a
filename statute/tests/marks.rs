//! How the facts of a payslip become inputs of the official flow: each fact once, beside the flow asked directly. That the flow is
//! right is shown by the official values (`tax`) and in its corners (`flow.rs`).

use statute::pay::{Exemption, HealthFacts, HealthKind, Pay, PayslipInput, PersonFacts, payslip};
use statute::tax::{PapInput, PapOutput, church_tax, wage_tax};
use statute::{Cents, Land, Percent, Thousandths};

/// Class I, childless over 23, fund 2.9 %, 4 000.00 in May.
fn member() -> PayslipInput {
    PayslipInput {
        year: 2026,
        month: 5,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        health: HealthFacts { zusatzbeitrag: Percent::from_ppm(29_000), ..HealthFacts::default() },
        pay: Pay { current: Cents(400_000), ..Pay::default() },
        ..PayslipInput::default()
    }
}

/// The same person as the flow sees them.
fn flow() -> PapInput {
    PapInput { lzz: 2, re4: 400_000, kvz: Percent::from_ppm(29_000), pvz: 1, af: 0, ..PapInput::default() }
}

/// The slip has the taxes of the flow, the church tax of the Land on the flow's bases, for some days or a month.
fn same(input: &PayslipInput, pap: &PapInput, days: i64) -> PapOutput {
    let slip = payslip(input).unwrap_or_else(|error| panic!("{error}"));
    let tax = wage_tax(input.year, pap).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((slip.lst, slip.soli), (Cents(tax.lstlzz * days), Cents(tax.solzlzz * days)), "current");
    assert_eq!((slip.lst_one_off, slip.soli_one_off), (Cents(tax.sts), Cents(tax.solzs)), "one-off");
    assert_eq!(Ok(slip.kist), church_tax(input.tax.land, Cents(tax.bk * days)));
    assert_eq!(Ok(slip.kist_one_off), church_tax(input.tax.land, Cents(tax.bks)));
    tax
}

/// Whether a changed fact changes the tax, so that the comparison says something.
fn matters(input: &PayslipInput, pap: &PapInput) {
    let changed = same(input, pap, 1);
    assert_ne!((changed.lstlzz, changed.bk, changed.sts), {
        let plain = same(&member(), &flow(), 1);
        (plain.lstlzz, plain.bk, plain.sts)
    });
}

#[test]
fn classes_factor_children_and_church_reach_the_flow() {
    let mut input = member();
    input.tax.stkl = 3;
    matters(&input, &PapInput { stkl: 3, ..flow() });
    (input.tax.stkl, input.tax.factor) = (4, Some(Thousandths(900)));
    matters(&input, &PapInput { stkl: 4, af: 1, f: Thousandths(900), ..flow() });
    let mut input = member();
    input.tax.church = true;
    matters(&input, &PapInput { r: 1, ..flow() });
    input.tax.zkf = Thousandths(1000);
    input.tax.land = Land::By;
    let with_child = same(&input, &PapInput { r: 1, zkf: Thousandths(1000), ..flow() }, 1);
    assert!(with_child.bk < with_child.lstlzz);
}

#[test]
fn care_insurance_reaches_the_flow() {
    let mut input = member();
    input.person.work_land = Land::Sn;
    matters(&input, &PapInput { pvs: 1, ..flow() });
    let mut input = member();
    input.person = PersonFacts { is_parent: true, over_23: true, children_u25: 3, ..PersonFacts::default() };
    matters(&input, &PapInput { pvz: 0, pva: 2, ..flow() });
    // § 55 Abs. 3 SGB XI: four discounts are the most.
    input.person.children_u25 = 9;
    matters(&input, &PapInput { pvz: 0, pva: 4, ..flow() });
}

#[test]
fn allowances_and_additions_reach_the_flow_by_month_and_year() {
    let mut input = member();
    input.pay.one_off = Cents(500_000);
    input.annual.jre4 = Cents(4_800_000);
    let pap = PapInput { sonstb: 500_000, jre4: 4_800_000, ..flow() };
    matters(&input, &pap);
    input.tax.allowance_month = Cents(50_000);
    let less = same(&input, &PapInput { lzzfreib: 50_000, jfreib: 600_000, ..pap.clone() }, 1);
    input.tax.allowance_month = Cents::ZERO;
    input.tax.addition_month = Cents(50_000);
    let more = same(&input, &PapInput { lzzhinzu: 50_000, jhinzu: 600_000, ..pap.clone() }, 1);
    let plain = wage_tax(2026, &pap).unwrap();
    assert!(less.lstlzz < plain.lstlzz && plain.lstlzz < more.lstlzz);
    assert!(less.sts != plain.sts && plain.sts != more.sts);
}

#[test]
fn exemptions_and_age_reach_the_flow() {
    let mut input = member();
    input.employment.exempt.rv = Exemption::Employee;
    matters(&input, &PapInput { krv: 1, ..flow() });
    // Below 1 900 a year of health and care the part for unemployment insurance counts (§ 39b Abs. 2 Satz 5 Nr. 3 EStG).
    let mut input = member();
    input.pay.current = Cents(120_000);
    input.tax.stkl = 5;
    let pap = PapInput { re4: 120_000, stkl: 5, ..flow() };
    let insured = same(&input, &pap, 1);
    input.employment.exempt.av = Exemption::Both;
    assert!(same(&input, &PapInput { alv: 1, ..pap }, 1).lstlzz > insured.lstlzz);
    for begins in [2010, 2026] {
        let mut input = member();
        input.tax.relief_from = Some(begins);
        matters(&input, &PapInput { alter1: 1, ajahr: i64::from(begins), ..flow() });
    }
}

/// § 39b Abs. 2 Satz 9 EStG, R 39a.1 LStR: ten days of 1 500.00 are 150.00 a day; an allowance of 100.00 a month is 3.35 a day, a thirtieth up
/// to the next five cents.
#[test]
fn a_part_month_is_taxed_by_days() {
    let mut input = member();
    input.pay.current = Cents(150_000);
    input.tax.church = true;
    input.tax.allowance_month = Cents(10_000);
    input.employment.tax_days = Some(10);
    let pap = PapInput { lzz: 4, re4: 15_000, lzzfreib: 335, jfreib: 120_000, r: 1, ..flow() };
    let day = same(&input, &pap, 10);
    assert!(day.lstlzz > 0 && day.bk > 0);
    // The surcharge is counted by days too.
    input.pay.current = Cents(500_000);
    assert!(same(&input, &PapInput { re4: 50_000, ..pap }, 10).solzlzz > 0);
}

/// § 39b Abs. 2 Satz 5 Nr. 3 d EStG: the premium less the subsidy that is paid; until 2025 a mark that there is one.
#[test]
fn private_insurance_reaches_the_flow_with_its_subsidy() {
    let mut input = member();
    input.health.kind = HealthKind::Pkv;
    (input.health.premium_kv, input.health.premium_pv, input.health.premium_basic) = (Cents(60_000), Cents(8_000), Cents(55_000));
    let pap = PapInput { kvz: Percent::ZERO, pvz: 0, pkv: 1, pkpv: 55_000, ..flow() };
    // Half of 600.00 and of 80.00.
    matters(&input, &PapInput { pkpvagz: 34_000, ..pap.clone() });
    input.year = 2025;
    same(&input, &PapInput { pkv: 2, ..pap.clone() }, 1);
    (input.health.premium_kv, input.health.premium_pv) = (Cents::ZERO, Cents::ZERO);
    same(&input, &pap, 1);
    let differ = [1, 2].map(|pkv| wage_tax(2025, &PapInput { pkv, ..pap.clone() }).unwrap().lstlzz);
    assert_ne!(differ[0], differ[1]);
}
