//! § 1 EBV, number by number: what a wage statement must hold, and where it stands. Amounts are worked by hand.

#![allow(clippy::unwrap_used, reason = "helpers of tests: what is wrong fails the test")]

use serde_json::Value;
use statute::pay::{
    CareKey, Certificate, EmploymentType, Exemption, HealthFacts, HealthKind, Pay, PayslipInput, PersonFacts, Split, Taxation, YearToDate,
    certificate, explain, payslip,
};
use statute::tax::{PapInput, wage_tax};
use statute::{Cents, Thousandths};

/// Class I, childless over 23, church tax in Berlin, fund 2.69 %.
fn member(current: i64) -> PayslipInput {
    let mut input = PayslipInput {
        year: 2026,
        month: 3,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        health: HealthFacts { zusatzbeitrag: "2.69".parse().unwrap(), ..HealthFacts::default() },
        pay: Pay { current: Cents(current), ..Pay::default() },
        ..PayslipInput::default()
    };
    input.tax.church = true;
    input
}

fn certified(input: &PayslipInput) -> Certificate {
    let slip = payslip(input).unwrap();
    let found = certificate(input, &slip).unwrap();
    assert_eq!((found.gross, found.payout), (slip.gross, slip.payout));
    found
}

fn split(current: i64, one_off: i64) -> Split {
    Split { current: Cents(current), one_off: Cents(one_off) }
}

/// March 2026, 3 000.00 and a one-off payment of 1 000.00 after two months of 3 000.00.
fn with_one_off() -> PayslipInput {
    let mut input = member(300_000);
    input.pay.one_off = Cents(100_000);
    input.annual.jre4 = Cents(3_600_000);
    input.ytd = YearToDate { sv_days: 60, kv_base: Cents(600_000), rv_base: Cents(600_000) };
    input
}

/// Where each number of § 1 EBV stands in the certificate; none for what only the employer's records hold.
const ORDINANCE: [(&str, &[&str]); 24] = [
    ("Abs. 1 Nr. 1", &[]),
    ("Abs. 1 Nr. 2", &[]),
    ("Abs. 1 Nr. 3", &[]),
    ("Abs. 1 Nr. 4", &[]),
    ("Abs. 1 Nr. 5", &[]),
    ("Abs. 1 Nr. 6", &["/year", "/month", "/tax_days", "/insurance_days"]),
    (
        "Abs. 1 Nr. 7",
        &[
            "/tax/class",
            "/tax/factor",
            "/tax/child_allowances",
            "/tax/church",
            "/tax/allowance_year",
            "/tax/allowance_month",
            "/tax/addition_year",
            "/tax/addition_month",
        ],
    ),
    ("Abs. 1 Nr. 8", &["/group"]),
    ("Abs. 1 Nr. 9", &["/care"]),
    ("Abs. 1 Nr. 10", &["/transition_range"]),
    ("Abs. 1 Nr. 11", &["/several_employments"]),
    ("Abs. 2 Nr. 1", &["/items/0/key", "/items/0/amount"]),
    ("Abs. 2 Nr. 1 a", &["/items/0/taxable", "/items/0/insured", "/items/0/gross"]),
    ("Abs. 2 Nr. 1 b", &["/items/0/once", "/items/1/once"]),
    ("Abs. 2 Nr. 2 a", &["/taxable/current", "/taxable/one_off"]),
    (
        "Abs. 2 Nr. 2 b",
        &[
            "/insured/kv/current",
            "/insured/kv/one_off",
            "/insured/pv/current",
            "/insured/pv/one_off",
            "/insured/rv/current",
            "/insured/rv/one_off",
            "/insured/av/current",
            "/insured/av/one_off",
        ],
    ),
    ("Abs. 2 Nr. 2 c", &["/gross"]),
    ("Abs. 2 Nr. 2 d", &["/flat_taxed"]),
    (
        "Abs. 2 Nr. 3 a",
        &[
            "/taxes/lst/current",
            "/taxes/lst/one_off",
            "/taxes/kist/current",
            "/taxes/kist/one_off",
            "/taxes/soli/current",
            "/taxes/soli/one_off",
        ],
    ),
    (
        "Abs. 2 Nr. 3 b",
        &[
            "/contributions/kv/current",
            "/contributions/kv/one_off",
            "/contributions/rv/current",
            "/contributions/rv/one_off",
            "/contributions/pv/current",
            "/contributions/pv/one_off",
            "/contributions/av/current",
            "/contributions/av/one_off",
        ],
    ),
    ("Abs. 2 Nr. 4", &["/net"]),
    ("Abs. 2 Nr. 5", &["/voluntary/subsidy_kv", "/voluntary/subsidy_pv", "/voluntary/paid_for_employee"]),
    ("Abs. 2 Nr. 6", &[]),
    ("Abs. 2 Nr. 7", &["/payout"]),
];

#[test]
fn every_number_of_the_ordinance_has_its_place() {
    let found = serde_json::to_value(certified(&with_one_off())).unwrap();
    for (number, places) in ORDINANCE {
        for place in places {
            assert_ne!(found.pointer(place), None, "{number}: {place}");
        }
    }
    assert_eq!(found["group"], Value::from("1111"));
}

/// § 1 Abs. 2 EBV. Current: 9.3 % of 3 000.00 = 279.00, 1.3 % = 39.00, 7.3 % + 1.345 % = 219.00 + 40.35 = 259.35, 2.4 % = 72.00.
/// With 1 000.00 more 372.00, 52.00, 292.00 + 53.80 = 345.80 and 96.00; the difference belongs to the one-off payment.
///
/// Wage tax on it (§ 39b Abs. 3 EStG): 36 000.00 owe 3 527 (see the README). Of 37 000.00 go 1 266.00 and a provision of 3 441.00 and of
/// 8.345 % and 2.4 %, 3 975.65, together up to 7 417.00; 28 317 remain, y = 1.0518, (173.10 y + 2 397) y + 1 034.87 = 3 747.53. So 220.00, and
/// of church tax 9 %, 19.80.
#[test]
fn current_and_one_off_pay_stand_apart() {
    let found = certified(&with_one_off());
    assert_eq!(found.contributions.rv, split(27_900, 9_300));
    assert_eq!(found.contributions.av, split(3_900, 1_300));
    assert_eq!(found.contributions.kv, split(25_935, 8_645));
    assert_eq!(found.contributions.pv, split(7_200, 2_400));
    for branch in [found.insured.kv, found.insured.pv, found.insured.rv, found.insured.av, found.taxable] {
        assert_eq!(branch, split(300_000, 100_000));
    }
    assert_eq!(found.taxes.lst, split(29_391, 22_000));
    assert_eq!(found.taxes.kist, split(2_645, 1_980));
    assert_eq!(found.net, Cents(257_404));
    let once: Vec<(i64, bool)> = found.items.iter().map(|item| (item.amount.0, item.once)).collect();
    assert_eq!(once, [(300_000, false), (100_000, true)]);
    assert!(found.items.iter().all(|item| item.taxable && item.insured && item.gross));
    assert!(found.flat_taxed.is_empty() && !found.several_employments);
}

/// § 23a Abs. 4 SGB IV: what the March rule counts for the previous year is shown with the one-off payment.
#[test]
fn a_one_off_payment_of_the_previous_year_is_still_one_off() {
    let mut input = with_one_off();
    input.ytd = YearToDate { sv_days: 60, kv_base: Cents(1_162_500), rv_base: Cents(1_200_000) };
    input.pay.current = Cents(581_250);
    input.previous = Some(statute::pay::PreviousYear { sv_days: 360, ..Default::default() });
    let found = certified(&input);
    assert_eq!(found.insured.kv, split(581_250, 100_000));
    assert_eq!(found.contributions.rv.one_off, Cents(9_300));
}

/// § 1 Abs. 1 Nr. 6 EBV: tax days and insurance days of a part month; 30 of a whole one.
#[test]
fn the_days_of_a_part_month_are_shown() {
    let whole = certified(&member(300_000));
    assert_eq!((whole.tax_days, whole.insurance_days), (30, 30));
    let mut input = member(150_000);
    (input.employment.tax_days, input.employment.sv_days) = (Some(16), Some(16));
    let part = certified(&input);
    assert_eq!((part.tax_days, part.insurance_days, part.year, part.month), (16, 16, 2026, 3));
}

/// § 1 Abs. 1 Nr. 7 EBV: marks as they were used, allowance and addition by month and year.
#[test]
fn the_tax_marks_are_those_the_tax_was_computed_with() {
    let mut input = member(300_000);
    input.tax.stkl = 4;
    input.tax.factor = Some(Thousandths(950));
    input.tax.zkf = Thousandths(1500);
    input.tax.allowance_month = Cents(10_000);
    let tax = certified(&input).tax;
    assert_eq!((tax.class, tax.factor, tax.child_allowances), (4, Some(Thousandths(950)), Thousandths(1500)));
    assert_eq!((tax.allowance_month, tax.allowance_year), (Cents(10_000), Cents(120_000)));
    assert_eq!(tax.church, Some(statute::Land::Be));
    input.tax.church = false;
    assert_eq!(certified(&input).tax.church, None);
}

/// § 39a Abs. 1 Satz 1 Nr. 7 EStG: an addition raises the wage that is taxed, not the provision. 36 000.00 and 6 000.00 less 1 266.00 and
/// 7 217.00 leave 33 517: y = 1.5718, (173.10 y + 2 397) y + 1 034.87 = 5 230.13; a twelfth of 5 230 is 435.83.
#[test]
fn an_addition_raises_the_wage_that_is_taxed() {
    let mut input = member(300_000);
    input.tax.addition_month = Cents(50_000);
    let slip = payslip(&input).unwrap();
    assert_eq!(slip.lst, Cents(43_583));
    let flow = PapInput { lzz: 2, re4: 300_000, lzzhinzu: 50_000, kvz: input.health.zusatzbeitrag, pvz: 1, ..PapInput::default() };
    assert_eq!(wage_tax(2026, &flow).unwrap().lstlzz, slip.lst.0);
    let tax = certified(&input).tax;
    assert_eq!((tax.addition_month, tax.addition_year), (Cents(50_000), Cents(600_000)));
    let lines = explain(&input).unwrap().lines;
    let line = lines.iter().find(|line| line.key == "lst").unwrap();
    assert!(line.text.de.contains("Dazu kommen 6.000,00 € Hinzurechnung. Ab gehen 0,00 €"), "{}", line.text.de);
    input.employment.tax_days = Some(10);
    assert!(payslip(&input).unwrap_err().to_string().starts_with("tax.addition_month"));
}

/// § 1 Abs. 1 Nr. 8 EBV: the groups of the common principles of notification.
#[test]
fn the_contribution_group_follows_from_the_insurance() {
    let shown = |change: fn(&mut PayslipInput)| {
        let mut input = member(50_000);
        change(&mut input);
        let found = certified(&input);
        (found.group.to_string(), found.person_group)
    };
    let expect = |group: &str, person| (group.to_owned(), person);
    assert_eq!(shown(|_| ()), expect("1111", 101));
    assert_eq!(shown(|input| input.health.reduced = true), expect("3111", 101));
    assert_eq!(shown(|input| input.health.voluntary = true), expect("9111", 101));
    assert_eq!(shown(|input| input.health.kind = HealthKind::Pkv), expect("0110", 101));
    assert_eq!(shown(|input| input.employment.kind = EmploymentType::Minijob), expect("6100", 109));
    let opt_out = |input: &mut PayslipInput| {
        input.employment.kind = EmploymentType::Minijob;
        input.employment.rv_opt_out = true;
        input.health.kind = HealthKind::Pkv;
    };
    assert_eq!(shown(opt_out), expect("0500", 109));
    assert_eq!(shown(|input| input.employment.kind = EmploymentType::ShortTerm), expect("0000", 110));
    // § 172 Abs. 1 SGB VI, § 346 Abs. 3 SGB III, § 243 SGB V: a pensioner who works.
    let pensioner = |input: &mut PayslipInput| {
        input.employment.exempt.rv = Exemption::Employee;
        input.employment.exempt.av = Exemption::Employee;
        input.health.reduced = true;
    };
    assert_eq!(shown(pensioner), expect("3321", 119));
    // § 6 Abs. 1 Nr. 3 SGB V, § 27 Abs. 4 SGB III: a student who works.
    let student = |input: &mut PayslipInput| {
        let exempt = &mut input.employment.exempt;
        (exempt.kv, exempt.pv, exempt.av) = (Exemption::Both, Exemption::Both, Exemption::Both);
    };
    assert_eq!(shown(student), expect("0100", 106));
    // § 6 Abs. 1 Nr. 1 SGB VI: in the scheme of a profession.
    assert_eq!(shown(|input| input.employment.exempt.rv = Exemption::Both), expect("1011", 101));
}

#[test]
fn a_group_that_does_not_exist_is_refused_by_its_fact() {
    let refused = |change: fn(&mut PayslipInput)| {
        let mut input = member(300_000);
        change(&mut input);
        let slip = payslip(&input).unwrap();
        certificate(&input, &slip).unwrap_err().to_string()
    };
    assert!(refused(|input| input.employment.exempt.kv = Exemption::Employee).starts_with("employment.exempt.kv"));
    assert!(refused(|input| input.employment.exempt.pv = Exemption::Employee).starts_with("employment.exempt.pv"));
}

/// § 1 Abs. 1 Nr. 9 EBV, § 55 Abs. 3 SGB XI.
#[test]
fn care_insurance_shows_the_surcharge_or_the_children() {
    let key = |is_parent, children_u25, over_23| {
        let mut input = member(300_000);
        input.person = PersonFacts { is_parent, children_u25, over_23, ..PersonFacts::default() };
        certified(&input).care
    };
    assert_eq!((key(false, 0, true), CareKey::Childless.sign()), (CareKey::Childless, "0".to_owned()));
    assert_eq!((key(false, 0, false), CareKey::None.sign()), (CareKey::None, String::new()));
    assert_eq!((key(true, 1, true), CareKey::Children(1).sign()), (CareKey::Children(1), "1".to_owned()));
    assert_eq!((key(true, 5, true), key(true, 6, true)), (CareKey::Children(5), CareKey::Children(5)));
    assert_eq!((key(true, 0, true), CareKey::Parent.sign()), (CareKey::Parent, "E".to_owned()));
    let mut private = member(300_000);
    private.health.kind = HealthKind::Pkv;
    assert_eq!(certified(&private).care, CareKey::None);
    let mut minijob = member(50_000);
    minijob.employment.kind = EmploymentType::Minijob;
    assert_eq!(certified(&minijob).care, CareKey::None);
    let mut exempt = member(300_000);
    exempt.employment.exempt.pv = Exemption::Both;
    assert_eq!((certified(&exempt).care, certified(&exempt).insured.pv), (CareKey::None, Split::default()));
}

/// § 1 Abs. 1 Nr. 10, 11 EBV: 1 200.00 lies in the band, with a base of 1 083.25 (see `law.rs`); with 1 500.00 elsewhere it does not.
#[test]
fn the_transition_band_and_other_jobs_are_marked() {
    let mut input = member(120_000);
    assert!(!certified(&input).transition_range);
    input.employment.kind = EmploymentType::Midijob;
    let found = certified(&input);
    assert!(found.transition_range && !found.several_employments);
    assert_eq!(found.insured.rv, split(108_325, 0));
    input.employment.other_wage = Cents(150_000);
    let found = certified(&input);
    assert!(!found.transition_range && found.several_employments);
}

/// § 1 Abs. 2 Nr. 2 d, Nr. 3 b EBV: 500.00 taxed flat; 13 % and 15 % of the employer, 3.6 % = 18.00 of the employee.
#[test]
fn a_flat_taxed_wage_is_shown_by_its_paragraph() {
    let mut input = member(50_000);
    input.tax.church = false;
    input.employment.kind = EmploymentType::Minijob;
    let found = certified(&input);
    assert_eq!((found.flat_taxed[0].paragraph, found.flat_taxed[0].amount), ("§ 40a Abs. 2 EStG", Cents(50_000)));
    assert_eq!((found.taxable, found.contributions.rv), (Split::default(), split(1_800, 0)));
    assert_eq!((found.insured.kv, found.insured.rv, found.insured.av), (split(50_000, 0), split(50_000, 0), Split::default()));
    assert!(!found.items[0].taxable && found.items[0].insured);
    input.employment.taxation = Taxation::Flat20;
    assert_eq!(certified(&input).flat_taxed[0].paragraph, "§ 40a Abs. 2a EStG");
    input.employment.taxation = Taxation::Class;
    assert_eq!((certified(&input).flat_taxed.len(), certified(&input).taxable), (0, split(50_000, 0)));
    input.employment.kind = EmploymentType::ShortTerm;
    input.employment.taxation = Taxation::Flat;
    let short = certified(&input);
    assert_eq!(short.flat_taxed[0].paragraph, "§ 40a Abs. 1 EStG");
    assert!(!short.items[0].insured);
    assert_eq!(short.insured.rv, Split::default());
}

/// § 3 Nr. 21 EStG: of 3 000.00 after the retirement age 1 000.00 is taxable.
#[test]
fn what_is_free_of_tax_is_not_taxable() {
    let mut input = member(300_000);
    input.employment.aktivrente = true;
    assert_eq!(certified(&input).taxable, split(100_000, 0));
}

/// § 1 Abs. 2 Nr. 4, 5 EBV: 7 000.00, a voluntary member. Health 7.3 % + 1.345 % of 5 812.50 = 424.31 + 78.18 = 502.49 each, care
/// 139.50 and 104.63. The net wage is before them; the employer adds 502.49 + 104.63 and pays the fund 1 249.11.
#[test]
fn a_voluntary_member_of_a_fund_sees_subsidy_and_payment() {
    let mut input = member(700_000);
    input.health.voluntary = true;
    let slip = payslip(&input).unwrap();
    let found = certified(&input);
    assert_eq!(found.net.0, slip.net.0 + 50_249 + 13_950);
    assert_eq!((found.voluntary.subsidy_kv, found.voluntary.subsidy_pv), (Cents(50_249), Cents(10_463)));
    assert_eq!(found.voluntary.paid_for_employee, Cents(124_911));
    assert_eq!((found.contributions.kv, found.contributions.pv), (Split::default(), Split::default()));
    assert_eq!(found.contributions.rv, split(65_100, 0));
}

/// The privately insured pay their insurer themselves; the subsidy is added to the net wage (§ 257 Abs. 2 SGB V).
#[test]
fn the_subsidy_to_private_insurance_is_added_to_the_net_wage() {
    let mut input = member(700_000);
    input.health.kind = HealthKind::Pkv;
    (input.health.premium_kv, input.health.premium_pv) = (Cents(80_000), Cents(10_000));
    let found = certified(&input);
    assert_eq!((found.voluntary.subsidy_kv, found.voluntary.subsidy_pv), (Cents(40_000), Cents(5_000)));
    assert_eq!((found.voluntary.paid_for_employee, found.payout.0 - found.net.0), (Cents::ZERO, 45_000));
    assert_eq!((found.group.to_string(), found.contributions.kv), ("0110".to_owned(), Split::default()));
}
