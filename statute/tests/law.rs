//! Rules the public cases do not reach. Each expected value is worked by hand from the paragraph.

use statute::explain::Lang;
use statute::pay::{
    Employment, EmploymentType, Exemption, HealthFacts, Pay, PayslipInput, PersonFacts, PreviousYear, Taxation, YearToDate, explain,
    payslip,
};
use statute::{Cents, Percent, StatuteError};

/// Class I, childless over 23, no church tax, fund 2.9 %.
fn member(month: i8, current: i64) -> PayslipInput {
    PayslipInput {
        year: 2026,
        month,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        health: HealthFacts { zusatzbeitrag: Percent::from_ppm(29_000), ..HealthFacts::default() },
        pay: Pay { current: Cents(current), ..Pay::default() },
        ..PayslipInput::default()
    }
}

/// § 23a Abs. 4 SGB IV. February 2026, wage 5 000.00, one-off payment 3 000.00. Room in health insurance:
/// two months of 5 812.50 less 10 000.00 = 1 625.00, less than the payment, so all of it counts for 2025.
/// There it finds 66 150 - 60 000 = 6 150.00 of room: liable in full, with 18.6 % and the fund's 2.5 %.
#[test]
fn a_one_off_payment_in_february_that_does_not_fit_counts_for_the_previous_year() {
    let mut input = member(2, 500_000);
    input.pay.one_off = Cents(300_000);
    input.annual.jre4 = Cents(6_000_000);
    input.ytd = YearToDate { sv_days: 30, kv_base: Cents(500_000), rv_base: Cents(500_000) };
    let previous =
        PreviousYear { sv_days: 360, kv_base: Cents(6_000_000), rv_base: Cents(6_000_000), zusatzbeitrag: "2.5".parse().unwrap() };
    input.previous = Some(previous);
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.march_kv, slip.march_rv), (Cents(300_000), Cents(300_000)));
    assert_eq!((slip.base_kv, slip.base_rv), (Cents(500_000), Cents(500_000)));
    // 9.3 % of 5 000.00 and of 3 000.00.
    assert_eq!(slip.rv_an, Cents(46_500 + 27_900));
    // 1.45 % of 5 000.00 in 2026, 1.25 % of 3 000.00 in 2025.
    assert_eq!(slip.zb_an, Cents(7_250 + 3_750));
    // 2.4 % of both: 1.8 % and the surcharge of 0.6 %.
    assert_eq!(slip.pv_an, Cents(12_000 + 7_200));
    // In April the same payment stays in the year: only 4 x 5 812.50 - 20 000.00 = 3 250.00 of room, it fits.
    input.month = 4;
    input.ytd = YearToDate { sv_days: 90, kv_base: Cents(1_500_000), rv_base: Cents(1_500_000) };
    let april = payslip(&input).unwrap();
    assert_eq!((april.march_kv, april.base_kv), (Cents(0), Cents(800_000)));
}

/// § 22 Abs. 2 SGB IV: 4 000.00 here and 5 000.00 elsewhere exceed 5 812.50 of health insurance; this job
/// bears 4 000 / 9 000 of it = 2 583.33. Pension: 4 000 / 9 000 of 8 450.00 = 3 755.56.
#[test]
fn several_jobs_share_the_ceiling_in_proportion() {
    let mut input = member(5, 400_000);
    input.employment.other_wage = Cents(500_000);
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.base_kv, slip.base_rv), (Cents(258_333), Cents(375_556)));
}

/// § 20 Abs. 2 Satz 1 SGB IV: with 1 500.00 elsewhere, 1 000.00 is beyond the transition band.
#[test]
fn the_wage_of_all_jobs_decides_on_the_transition_band() {
    let mut input = member(5, 100_000);
    input.employment.kind = EmploymentType::Midijob;
    assert!(payslip(&input).unwrap().base_rv < Cents(100_000));
    input.employment.other_wage = Cents(150_000);
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.base_rv, slip.rv_an, slip.rv_ag), (Cents(100_000), Cents(9_300), Cents(9_300)));
}

/// § 172 Abs. 1 SGB VI, § 346 Abs. 3 SGB III: for a working pensioner only the employer pays; a student
/// (§ 27 Abs. 4 SGB III) has no unemployment insurance at all.
#[test]
fn an_exemption_frees_the_side_the_law_frees() {
    let mut input = member(5, 300_000);
    input.employment.exempt.rv = Exemption::Employee;
    input.employment.exempt.av = Exemption::Both;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.rv_an, slip.rv_ag), (Cents(0), Cents(27_900)));
    assert_eq!((slip.av_an, slip.av_ag), (Cents(0), Cents(0)));
    // No contributions, no provision for them: more wage tax (§ 39b Abs. 2 Satz 5 Nr. 3 EStG).
    assert!(slip.lst > payslip(&member(5, 300_000)).unwrap().lst);
}

/// § 243 SGB V: 14.0 % instead of 14.6 %, half each.
#[test]
fn without_a_claim_to_sick_pay_the_reduced_rate_applies() {
    let mut input = member(5, 300_000);
    input.health.reduced = true;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.kv_an, slip.kv_ag), (Cents(21_000), Cents(21_000)));
}

/// § 3 Nr. 21 EStG: of 3 000.00 only 1 000.00 is taxed, and that is below the basic allowance. The
/// contributions stay. Before 2026 nothing is free.
#[test]
fn after_the_retirement_age_2000_a_month_are_free_of_tax() {
    let mut input = member(5, 300_000);
    let ordinary = payslip(&input).unwrap();
    input.employment.aktivrente = true;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.tax_free, slip.lst), (Cents(200_000), Cents(0)));
    assert_eq!(slip.employee_si, ordinary.employee_si);
    input.year = 2025;
    let before = payslip(&input).unwrap();
    assert_eq!(before.tax_free, Cents(0));
    assert!(before.lst > Cents(0));
}

/// § 40a Abs. 2, 2a EStG: 2 % or 20 % of 500.00; the surcharge is 5.5 % of the latter. Or by tax class,
/// where class VI pays from the first euro on and class I nothing.
#[test]
fn a_minijob_is_taxed_flat_or_by_class() {
    let mut input = member(5, 50_000);
    input.employment = Employment { kind: EmploymentType::Minijob, ..Employment::default() };
    let flat = payslip(&input).unwrap();
    assert_eq!((flat.flat_tax, flat.flat_soli), (Cents(1_000), Cents(0)));
    input.employment.taxation = Taxation::Flat20;
    let twenty = payslip(&input).unwrap();
    assert_eq!((twenty.flat_tax, twenty.flat_soli), (Cents(10_000), Cents(550)));
    input.employment.taxation = Taxation::Class;
    assert_eq!(payslip(&input).unwrap().lst, Cents(0));
    input.tax.stkl = 6;
    let six = payslip(&input).unwrap();
    assert!(six.lst > Cents(0));
    assert_eq!(six.flat_tax, Cents(0));
}

/// The 20 % rate is no rate of short-term work, and the flat church tax rates await confirmation.
#[test]
fn a_taxation_the_law_does_not_know_is_refused() {
    let mut input = member(5, 50_000);
    input.employment.kind = EmploymentType::ShortTerm;
    input.employment.taxation = Taxation::Flat20;
    assert!(matches!(payslip(&input), Err(StatuteError::OutOfRange { field: "employment.taxation", .. })));
    input.employment.kind = EmploymentType::Minijob;
    input.tax.church = true;
    assert!(matches!(payslip(&input), Err(StatuteError::Unverified { .. })));
}

/// Whatever the rule, the lines of an explanation add up to the fields of the payslip.
#[test]
fn the_lines_of_an_explanation_add_up_to_the_payslip() {
    let mut march = member(2, 500_000);
    march.pay.one_off = Cents(300_000);
    march.ytd = YearToDate { sv_days: 30, kv_base: Cents(500_000), rv_base: Cents(500_000) };
    march.previous = Some(PreviousYear { sv_days: 360, ..PreviousYear::default() });
    let mut jobs = member(5, 400_000);
    jobs.employment.other_wage = Cents(500_000);
    let mut pensioner = member(5, 300_000);
    pensioner.employment.exempt.rv = Exemption::Employee;
    pensioner.employment.aktivrente = true;
    pensioner.health.reduced = true;
    for input in [march, jobs, pensioner, member(5, 120_000)] {
        let found = explain(&input).unwrap();
        assert_eq!(found.payslip, payslip(&input).unwrap());
        let sum = |keys: &[&str]| -> i64 { found.lines.iter().filter(|line| keys.contains(&line.key)).map(|line| line.amount.0).sum() };
        let social = ["rv_an", "av_an", "kv_an", "zb_an", "pv_an"];
        assert_eq!(sum(&social), found.payslip.employee_si.0);
        let taxes = ["lst", "soli", "kist", "lst_one_off", "soli_one_off", "kist_one_off"];
        assert_eq!(sum(&["gross"]) - sum(&social) - sum(&taxes), found.payslip.net.0);
        let employer =
            ["gross", "rv_ag", "av_ag", "kv_ag", "zb_ag", "pv_ag", "u1", "u2", "u3", "subsidy_kv", "subsidy_pv", "flat_tax", "flat_soli"];
        assert_eq!(sum(&employer), found.payslip.employer_cost.0);
        assert!(found.lines.iter().all(|line| !line.text.get(Lang::En).contains('{')));
    }
}

/// § 20 Abs. 2a SGB IV. Half a month with 600.00 stands for 1 200.00, where the published short formulas
/// give 1.145937223 x 1 200 - 291.8744452 = 1 083.25 in all and 1.431639227 x 1 200 - 863.2784538 = 854.69
/// for the employee; half of each (before rounding) is 541.63 and 427.34.
#[test]
fn half_a_month_in_the_transition_band_is_taken_to_the_month_and_back() {
    let mut input = member(5, 60_000);
    input.employment.kind = EmploymentType::Midijob;
    input.employment.sv_days = Some(15);
    input.employment.tax_days = Some(15);
    let slip = payslip(&input).unwrap();
    assert_eq!(slip.base_rv, Cents(54_163));
    // 9.3 % of 427.34 = 39.74; in all twice 9.3 % of 541.63 = 50.37, less that.
    assert_eq!((slip.rv_an, slip.rv_ag), (Cents(3_974), Cents(10_074 - 3_974)));
}

/// The same formulas for 800.00 here and 400.00 elsewhere: two thirds of both bases belong to this job.
#[test]
fn jobs_in_the_transition_band_share_its_bases() {
    let mut input = member(5, 80_000);
    input.employment.kind = EmploymentType::Midijob;
    input.employment.other_wage = Cents(40_000);
    let slip = payslip(&input).unwrap();
    assert_eq!(slip.base_rv, Cents(72_217));
    // 9.3 % of 569.79.
    assert_eq!(slip.rv_an, Cents(5_299));
}

/// § 58 Abs. 3 SGB XI, § 2 Abs. 2 BVV: in Saxony the employee alone bears one point, on the total base of
/// 1 083.25 (10.83), both sides share 2.6 % (1.3 % of 854.69 = 11.11), the surcharge is 0.6 % of 1 083.25
/// (6.50). In all twice 1.8 % of 1 083.25 = 39.00, less 21.94 for the employer.
#[test]
fn saxony_keeps_its_point_in_the_transition_band() {
    let mut input = member(5, 120_000);
    input.employment.kind = EmploymentType::Midijob;
    input.person.work_land = statute::Land::Sn;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.pv_an, slip.pv_ag), (Cents(2_844), Cents(1_706)));
}

/// § 24a EStG: who was 64 before the year began has an old-age relief; it lowers the tax.
#[test]
fn old_age_relief_counts_from_the_year_it_begins() {
    let mut input = member(5, 300_000);
    let ordinary = payslip(&input).unwrap().lst;
    input.tax.relief_from = Some(2026);
    assert!(payslip(&input).unwrap().lst < ordinary);
    input.tax.relief_from = Some(2027);
    assert_eq!(payslip(&input).unwrap().lst, ordinary);
}

/// § 23a Abs. 3, 4 SGB IV at its edges. After four months 23 250.00 is the ceiling of health insurance; with
/// 17 000.00 before and 5 000.00 now, 1 250.00 of room is left. In April that is all that counts; after three
/// months of 17 437.50 with 12 000.00 before the room is 437.50, and one cent more goes to the old year whole.
#[test]
fn the_march_rule_ends_with_march_and_begins_with_the_first_cent_too_many() {
    let mut input = member(4, 500_000);
    input.pay.one_off = Cents(300_000);
    input.previous = Some(PreviousYear { sv_days: 360, ..PreviousYear::default() });
    input.ytd = YearToDate { sv_days: 90, kv_base: Cents(1_700_000), rv_base: Cents(1_700_000) };
    let april = payslip(&input).unwrap();
    assert_eq!((april.base_kv, april.march_kv), (Cents(625_000), Cents(0)));
    input.month = 3;
    input.ytd = YearToDate { sv_days: 60, kv_base: Cents(1_200_000), rv_base: Cents(1_000_000) };
    input.pay.one_off = Cents(43_750);
    let fits = payslip(&input).unwrap();
    assert_eq!((fits.base_kv, fits.march_kv), (Cents(543_750), Cents(0)));
    input.pay.one_off = Cents(43_751);
    let whole = payslip(&input).unwrap();
    assert_eq!((whole.base_kv, whole.march_kv, whole.march_rv), (Cents(500_000), Cents(43_751), Cents(43_751)));
}

/// § 23a Abs. 4 Satz 2 SGB IV: for the privately insured the ceiling of pension insurance decides: three
/// months of 25 350.00 leave room for the same payment.
#[test]
fn for_the_privately_insured_the_ceiling_of_pension_insurance_decides() {
    let mut input = member(3, 500_000);
    input.health.kind = statute::pay::HealthKind::Pkv;
    input.pay.one_off = Cents(43_751);
    input.previous = Some(PreviousYear { sv_days: 360, ..PreviousYear::default() });
    input.ytd = YearToDate { sv_days: 60, kv_base: Cents(1_200_000), rv_base: Cents(1_000_000) };
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.base_rv, slip.march_rv, slip.march_kv), (Cents(543_751), Cents(0), Cents(0)));
}

/// § 257 Abs. 2 SGB V, § 61 SGB XI: half of the premium, at most 7.3 % + 1.45 % = 8.75 % of 5 812.50 = 508.59
/// for health, and 1.8 % = 104.63 for care (published most of 2026).
#[test]
fn the_subsidy_to_private_insurance_has_its_most() {
    let mut input = member(5, 700_000);
    input.health.kind = statute::pay::HealthKind::Pkv;
    input.health.premium_kv = Cents(120_000);
    input.health.premium_pv = Cents(30_000);
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.subsidy_kv, slip.subsidy_pv), (Cents(50_859), Cents(10_463)));
    input.health.premium_kv = Cents(80_001);
    assert_eq!(payslip(&input).unwrap().subsidy_kv, Cents(40_001));
}

/// § 23a Abs. 4 SGB IV: the ceilings of the previous year are those of that year. With 64 000.00 before, 2025 has 66 150.00 - 64 000.00 = 2 150.00
/// of room in health insurance and 96 600.00 - 95 000.00 = 1 600.00 in pension insurance.
#[test]
fn the_march_rule_counts_with_the_ceilings_of_the_previous_year() {
    let mut input = member(2, 500_000);
    input.pay.one_off = Cents(300_000);
    input.ytd = YearToDate { sv_days: 30, kv_base: Cents(500_000), rv_base: Cents(500_000) };
    input.previous = Some(PreviousYear { sv_days: 360, kv_base: Cents(6_400_000), rv_base: Cents(9_500_000), ..PreviousYear::default() });
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.march_kv, slip.march_rv), (Cents(215_000), Cents(160_000)));
    // Nothing is left of a year that was full.
    input.previous = Some(PreviousYear { sv_days: 360, kv_base: Cents(6_615_000), rv_base: Cents(9_660_001), ..PreviousYear::default() });
    let full = payslip(&input).unwrap();
    assert_eq!((full.march_kv, full.march_rv, full.rv_an), (Cents(0), Cents(0), Cents(46_500)));
}

/// § 20 Abs. 2 SGB IV: one-off payments belong to the wage of the band. 600.00 and 600.00 are 1 200.00 with a base of 1 083.25; U1 and U2 (§ 7
/// Abs. 2 AAG) leave the payment out: F x 600.00 = 397.14, 0.44 % = 1.75. U3 (§ 358 Abs. 2 SGB III) is 0.15 % of 1 083.25 = 1.62.
#[test]
fn a_one_off_payment_counts_for_the_transition_band() {
    let mut input = member(5, 60_000);
    input.pay.one_off = Cents(60_000);
    input.health.u2 = "0.44".parse().unwrap();
    input.employment.kind = EmploymentType::Midijob;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.base_rv, slip.base_kv, slip.u2, slip.u3), (Cents(108_325), Cents(108_325), Cents(175), Cents(162)));
    // 1 900.00 and 200.00 lie beyond it.
    input.pay = Pay { current: Cents(190_000), one_off: Cents(20_000) };
    assert_eq!(payslip(&input).unwrap().base_rv, Cents(210_000));
}

/// § 2 Abs. 2 Satz 5 BVV, § 20 Abs. 2a Satz 1 SGB IV: at or below 603.00 the employer pays all, in Saxony too. F x 500.00 = 330.95, twice 1.8 % =
/// 11.92.
#[test]
fn below_the_band_the_employer_pays_all_in_saxony_too() {
    let mut input = member(5, 50_000);
    input.person = PersonFacts { is_parent: true, work_land: statute::Land::Sn, ..PersonFacts::default() };
    input.employment.kind = EmploymentType::Midijob;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.base_kv, slip.pv_an, slip.pv_ag), (Cents(33_095), Cents(0), Cents(1_192)));
}

/// A Minijob of 400.00 and a one-off payment of 100.00: 15 % and 3.6 % of 500.00, 13 %; U1 0.8 % and U2 0.22 % of 400.00 (§ 7 Abs. 2 AAG), U3 of
/// 500.00.
#[test]
fn a_minijob_with_a_one_off_payment() {
    let mut input = member(5, 40_000);
    input.pay.one_off = Cents(10_000);
    input.employment.kind = EmploymentType::Minijob;
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.rv_ag, slip.rv_an, slip.kv_ag), (Cents(7_500), Cents(1_800), Cents(6_500)));
    assert_eq!((slip.u1, slip.u2, slip.u3), (Cents(320), Cents(88), Cents(75)));
}

/// § 61 Abs. 2 SGB XI, § 58 Abs. 3 SGB XI: in Saxony the most of the care subsidy of 2026 is 75.56 (published).
#[test]
fn the_care_subsidy_is_smaller_in_saxony() {
    let mut input = member(5, 700_000);
    input.health.kind = statute::pay::HealthKind::Pkv;
    input.health.premium_pv = Cents(30_000);
    input.person.work_land = statute::Land::Sn;
    assert_eq!(payslip(&input).unwrap().subsidy_pv, Cents(7_556));
}
