use super::law::Law;
use super::*;
use crate::params::Status;

fn month(salary: i64) -> AustrianMonth {
    AustrianMonth { year: 2026, month: 3, salary: Cents(salary), ..AustrianMonth::default() }
}

fn trial(facts: &AustrianMonth) -> Slip {
    Austria::calculate(facts, Purpose::Trial).unwrap()
}

fn line(slip: &Slip, key: &str) -> i64 {
    slip.lines.iter().find(|line| line.key == key).unwrap().amount.0
}

/// Net wages of 2026 in whole euro as finanzrechner.at publishes them, an independent computation.
#[test]
fn the_net_wage_is_that_of_a_published_table() {
    let table = [
        (1_500, 1_273),
        (2_000, 1_627),
        (2_500, 1_904),
        (3_000, 2_174),
        (3_500, 2_461),
        (4_000, 2_725),
        (4_500, 2_971),
        (5_000, 3_216),
        (5_500, 3_462),
        (6_000, 3_708),
    ];
    for (gross, net) in table {
        assert_eq!(crate::rate::half_up(trial(&month(gross * 100)).net.0, 100), net, "{gross}");
    }
}

/// 3 000.00: 18.07 % = 542.10. 2 457.90 x 12 = 29 494.80, less 132 = 29 362.80; 20 % of 8 453 and 30 % of 7 370.80 = 3 901.84, less 496, a
/// twelfth: 283.82. Employer 20.98 % = 629.40, fund 45.90, family 111.00, municipality 90.00.
#[test]
fn a_salary_is_computed_by_hand() {
    let slip = trial(&month(300_000));
    assert_eq!((slip.employee_social, slip.employee_tax, slip.net), (Cents(54_210), Cents(28_382), Cents(217_408)));
    assert_eq!((line(&slip, "at_employer_social"), line(&slip, "at_bmsvg")), (62_940, 4_590));
    assert_eq!((line(&slip, "at_db"), line(&slip, "at_kommunalsteuer"), line(&slip, "at_dz")), (11_100, 9_000, 0));
    assert_eq!(slip.employer_cost, Cents(387_630));
    let text = &slip.lines.iter().find(|line| line.key == "at_social").unwrap().text;
    assert!(text.de.contains("Davon 18,07 %: Krankheit 3,87 %"), "{}", text.de);
    assert!(slip.lines.iter().all(|line| !line.text.en.contains('{')));
}

/// § 6 Abs. 1 BMSVG: the first month is free. § 122 WKG: 0.4 % of 3 000.00 = 12.00.
#[test]
fn the_first_month_is_free_of_the_fund_and_the_chamber_depends_on_the_land() {
    let mut facts = month(300_000);
    facts.first_month = true;
    facts.chamber_supplement = "0.4".parse().unwrap();
    let slip = trial(&facts);
    assert_eq!((line(&slip, "at_bmsvg"), line(&slip, "at_dz")), (0, 1_200));
    assert_eq!(slip.employer_cost, Cents(387_630 - 4_590 + 1_200));
}

/// § 2a AMPFG: 0, 1, 2, 2.95 % beside 15.12 %; the limit itself belongs to the lower step. 2 225.01 x 16.12 % = 358.67, 2 427.00 x 16.12 % =
/// 391.23, 2 427.01 x 17.12 % = 415.50, 2 630.00 x 17.12 % = 450.26, 2 630.01 x 18.07 % = 475.24.
#[test]
fn unemployment_insurance_rises_in_steps() {
    let steps = [(222_500, 33_642), (222_501, 35_867), (242_700, 39_123), (242_701, 41_550), (263_000, 45_026), (263_001, 47_524)];
    for (salary, social) in steps {
        assert_eq!(trial(&month(salary)).employee_social, Cents(social), "{salary}");
    }
}

/// § 45 ASVG: of 7 000.00 count 6 930.00: 18.07 % = 1 252.25. 5 747.75 x 12 less 132 = 68 841: 1 690.60 and 4 339.80 and 40 % of 32 383, less
/// 496, a twelfth: 1 540.63. The employer bears 20.98 % of 6 930.00 = 1 453.91, but 3.7 % of 7 000.00.
#[test]
fn contributions_end_at_the_ceiling_levies_do_not() {
    let slip = trial(&month(700_000));
    assert_eq!((slip.employee_social, slip.employee_tax), (Cents(125_225), Cents(154_063)));
    assert_eq!((line(&slip, "at_employer_social"), line(&slip, "at_db")), (145_391, 25_900));
}

/// § 33 Abs. 1 EStG, each zone: 8 000.00 leaves 80 841 a year, tax 1 690.60 + 4 339.80 + 13 562.80 + 48 % of 10 476; 12 000.00 leaves 128 841, 50 %
/// of 23 982 above 36 150.32; 100 000.00 leaves 1 184 841, 55 % of 184 841 above 483 720.82. Less 496, a twelfth.
#[test]
fn every_zone_of_the_tariff_is_reached() {
    for (salary, tax) in [(150_000, 0), (800_000, 201_047), (1_200_000, 397_044), (10_000_000, 4_874_061)] {
        assert_eq!(trial(&month(salary)).employee_tax, Cents(tax), "{salary}");
    }
}

/// § 67 EStG: 3 000.00 in June: 17.07 % = 512.10; of 2 487.90 are 620.00 free, 6 % of 1 867.90 = 112.07. The employer bears 20.48 % = 614.40.
/// In November nothing of the free amount is left: 6 % of 2 487.90 = 149.27.
#[test]
fn the_thirteenth_and_fourteenth_salary_are_taxed_apart() {
    let mut facts = month(300_000);
    facts.special = Cents(300_000);
    facts.before = AustrianYearSoFar { months: 5, salary: Cents(1_500_000), ..AustrianYearSoFar::default() };
    let june = trial(&facts);
    assert_eq!((line(&june, "at_social_special"), line(&june, "at_tax_special")), (51_210, 11_207));
    assert_eq!((line(&june, "at_tax"), line(&june, "at_employer_social_special")), (28_382, 61_440));
    assert_eq!((june.gross, june.net), (Cents(600_000), Cents(454_991)));
    facts.before = AustrianYearSoFar { months: 10, salary: Cents(3_000_000), special: Cents(300_000), special_social: Cents(51_210) };
    assert_eq!(line(&trial(&facts), "at_tax_special"), 14_927);
}

/// § 54 Abs. 1 ASVG: after 7 500.00 of 13 860.00 a second 7 500.00 is liable with 6 360.00: 17.07 % = 1 085.65.
#[test]
fn special_payments_have_their_own_ceiling_of_the_year() {
    let mut facts = month(750_000);
    facts.special = Cents(750_000);
    facts.before = AustrianYearSoFar { months: 10, salary: Cents(7_500_000), special: Cents(750_000), special_social: Cents(128_025) };
    assert_eq!(line(&trial(&facts), "at_social_special"), 108_565);
    facts.special = Cents(1_000_000);
    facts.before = AustrianYearSoFar { months: 10, salary: Cents(15_000_000), special: Cents(1_386_000), special_social: Cents(236_590) };
    assert_eq!(line(&trial(&facts), "at_social_special"), 0);
}

#[test]
fn what_the_table_does_not_hold_is_refused_by_its_reason() {
    let refused = |change: fn(&mut AustrianMonth)| {
        let mut facts = month(300_000);
        change(&mut facts);
        Austria::calculate(&facts, Purpose::Trial).unwrap_err().to_string()
    };
    assert!(refused(|facts| facts.salary = Cents(55_110)).contains("Dienstgeberabgabe"));
    assert!(refused(|facts| facts.special = Cents(600_001)).contains("sixth"));
    assert!(refused(|facts| (facts.salary, facts.special) = (Cents(149_999), Cents(1))).contains("exemption limit"));
    assert!(refused(|facts| (facts.salary, facts.special) = (Cents(2_000_000), Cents(3_000_000))).contains("25 000"));
    assert!(refused(|facts| facts.month = 0).starts_with("month"));
    assert!(refused(|facts| facts.before.months = 12).starts_with("month"));
    assert!(refused(|facts| facts.special = Cents(-1)).starts_with("special"));
    assert!(refused(|facts| facts.chamber_supplement = Percent::from_ppm(-1)).starts_with("chamber_supplement"));
    assert!(refused(|facts| facts.year = 2025).contains("known are 2026"));
    // At the edges they are computed: 6 000.00 is the sixth, 1 500.00 a month give a sixth of 3 000.00.
    let mut facts = month(300_000);
    facts.special = Cents(600_000);
    trial(&facts);
    (facts.salary, facts.special) = (Cents(150_000), Cents(1));
    assert_eq!(line(&trial(&facts), "at_tax_special"), 0);
    assert_eq!(trial(&month(55_111)).employee_tax, Cents(0));
}

#[test]
fn a_real_payslip_is_refused_by_the_name_of_each_value_nobody_confirmed() {
    let refused = Austria::calculate(&month(300_000), Purpose::Real).unwrap_err();
    let StatuteError::Unverified { country, year, values } = refused else { panic!("{refused}") };
    assert_eq!((country.as_str(), year), ("AT", 2026));
    let named: Vec<&str> = values.split(", ").collect();
    for key in ["rule.rounding", "employee.kv", "income_tax.zone3_rate", "income_tax.commuter_credit", "employer.db"] {
        assert!(named.contains(&key), "{key}");
    }
    // What the fund publishes is confirmed; what the month does not touch is not named.
    for key in ["ceiling.month", "alv.full_rate", "special.rate", "income_tax.zone4_rate"] {
        assert!(!named.contains(&key), "{key}");
    }
    let slip = trial(&month(300_000));
    assert_eq!(slip.purpose, Purpose::Trial);
    assert_eq!(slip.unverified.iter().map(|value| value.key.as_str()).collect::<Vec<_>>(), named);
    assert!(slip.unverified.iter().all(|value| !value.source.is_empty()));
}

#[test]
fn a_real_payslip_is_computed_once_every_value_is_confirmed() {
    let mut parameters = law::of(2026).unwrap().parameters.clone();
    parameters.iter_mut().for_each(|parameter| parameter.status = Status::Final);
    let confirmed = Law { year: 2026, parameters };
    let real = compute::slip(&confirmed, &month(300_000), Purpose::Real).unwrap();
    assert_eq!((real.net, real.purpose), (Cents(217_408), Purpose::Real));
    assert!(real.unverified.is_empty());
}

/// 3 876.30 pays for 3 000.00 (see above). 551.11 is the first insured wage: 20.98 % = 115.62, 8.43, 20.39, 16.53, together 712.08.
#[test]
fn a_budget_affords_the_greatest_salary_whose_cost_fits() {
    let found = |budget| Austria::greatest_gross(&month(1), Cents(budget), Purpose::Trial).unwrap().map(|slip| slip.gross.0);
    assert_eq!(found(387_630), Some(300_000));
    assert_eq!(found(387_629), Some(299_999));
    assert_eq!(found(71_208), Some(55_111));
    assert_eq!(found(71_207), None);
    assert!(trial(&month(300_001)).employer_cost > Cents(387_630));
}
