use super::*;
use crate::{Cents, Percent};

/// Class I, childless over 23, no church tax, March 2026, fund 2.9 %, no U1.
fn member() -> PayslipInput {
    PayslipInput {
        year: 2026,
        month: 3,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        health: HealthFacts { zusatzbeitrag: "2.9".parse().unwrap(), u2: "0.44".parse().unwrap(), ..HealthFacts::default() },
        ..PayslipInput::default()
    }
}

/// The founder's worked example: a budget of 3 640.00.
#[test]
fn a_budget_of_3640_affords_2989_98_gross_and_2048_75_net() {
    let found = greatest_gross(&member(), Cents(364_000)).unwrap().unwrap();
    assert_eq!(found.gross, Cents(298_998));
    assert_eq!(found.kind, EmploymentType::Regular);
    assert_eq!(found.remainder, Cents::ZERO);
    let slip = found.payslip;
    assert_eq!(slip.employer_cost, Cents(364_000));
    assert_eq!(slip.employer_si, Cents(63_238));
    assert_eq!((slip.rv_ag, slip.av_ag, slip.kv_ag), (Cents(27_807), Cents(3_887), Cents(21_827)));
    assert_eq!((slip.zb_ag, slip.pv_ag), (Cents(4_335), Cents(5_382)));
    assert_eq!((slip.u1, slip.u2, slip.u3), (Cents(0), Cents(1_316), Cents(448)));
    assert_eq!(slip.levies, Cents(1_764));
    assert_eq!((slip.employee_si, slip.pv_an), (Cents(65_032), Cents(7_176)));
    assert_eq!((slip.lst, slip.net), (Cents(29_091), Cents(204_875)));
}

#[test]
fn a_budget_below_the_least_insured_wage_affords_none() {
    assert_eq!(greatest_gross(&member(), Cents(60_000)), Ok(None));
    assert_eq!(greatest_gross(&member(), Cents(-1)), Ok(None));
}

/// `payroll.md` 6.3: value points of 2026 for a fund of 2.69 %, fee 9 %.
#[test]
fn from_price_to_net_at_the_published_value_points() {
    let mut input = member();
    input.health.zusatzbeitrag = "2.69".parse().unwrap();
    let points = [
        (85_000, 60_310, 60_068),
        (200_000, 148_416, 120_264),
        (350_000, 261_849, 183_922),
        (500_000, 374_070, 246_794),
        (800_000, 600_133, 364_612),
    ];
    for (turnover, gross, net) in points {
        let price = Price { turnover: Cents(turnover), fee_percent: Percent::from_ppm(90_000), expenses: Cents::ZERO };
        let wage = price_to_net(&input, &price).unwrap().affordable.unwrap();
        assert_eq!((wage.gross, wage.payslip.net), (Cents(gross), Cents(net)), "{turnover}");
    }
    let least = least_turnover(&input, Percent::from_ppm(90_000), Cents::ZERO).unwrap();
    assert_eq!(least, Cents(84_986));
}

#[test]
fn a_wanted_net_wage_leads_back_to_its_gross_wage() {
    let slip = gross_for_net(&member(), Cents(204_875)).unwrap();
    assert!(slip.net >= Cents(204_875));
    assert!(slip.gross <= Cents(298_998));
    let mut less = member();
    for cents in 1..=200 {
        less.pay.current = Cents(slip.gross.0 - cents);
        assert!(payslip(&less).unwrap().net < Cents(204_875), "{cents}");
    }
}

/// Gross 3 000, class I, church, Berlin (`payroll.md` 6.3).
#[test]
fn a_member_of_a_church_in_berlin() {
    let mut input = member();
    input.health.zusatzbeitrag = "2.69".parse().unwrap();
    input.tax.church = true;
    input.pay.current = Cents(300_000);
    let slip = payslip(&input).unwrap();
    assert_eq!((slip.lst, slip.kist), (Cents(29_391), Cents(2_645)));
    assert_eq!((slip.employee_si, slip.net), (Cents(64_935), Cents(203_029)));
    assert_eq!(slip.employer_cost, Cents(364_905));
}

#[test]
fn what_no_rule_can_mean_is_refused_by_name() {
    let refused = |change: fn(&mut PayslipInput)| {
        let mut input = member();
        change(&mut input);
        payslip(&input).err().unwrap().to_string()
    };
    assert!(refused(|input| input.month = 13).starts_with("month"));
    assert!(refused(|input| input.tax.stkl = 0).starts_with("tax.stkl"));
    assert!(refused(|input| input.pay.current = Cents(-1)).starts_with("pay.current"));
    assert!(refused(|input| input.employment.sv_days = Some(31)).starts_with("employment.sv_days"));
    assert!(refused(|input| input.year = 2027).contains("draft"));
    assert!(refused(|input| input.year = 2019).contains("2019"));
}

#[test]
fn every_text_of_an_explanation_exists() {
    assert!(crate::explain::check_texts().unwrap() > 35);
    let mut input = member();
    input.pay.current = Cents(298_998);
    let explanation = explain(&input).unwrap();
    assert_eq!(explanation.payslip, payslip(&input).unwrap());
    let net = explanation.lines.iter().find(|line| line.key == "net").unwrap();
    assert_eq!(
        net.text.de,
        "2.989,98 € brutto weniger 290,91 € Steuern und 650,32 € Sozialversicherung: \
         2.048,75 € netto."
    );
    assert_eq!(net.paragraph, "§ 1 Abs. 2 Nr. 4 EBV");
}

#[test]
fn every_limit_of_a_fact_is_its_last_allowed_value() {
    type Change = fn(&mut PayslipInput);
    const MOST: Cents = Cents(10_000_000_000);
    const MORE: Cents = Cents(10_000_000_001);
    let twenty = |more: i64| Percent::from_ppm(200_000 + more);
    let limits: [(&str, Change, Change); 20] = [
        ("month", |input| input.month = 12, |input| input.month = 0),
        ("tax.stkl", |input| input.tax.stkl = 6, |input| input.tax.stkl = 7),
        ("tax.zkf", |input| input.tax.zkf = crate::Thousandths(99_900), |input| input.tax.zkf = crate::Thousandths(99_901)),
        (
            "tax.factor",
            |input| input.tax.factor = Some(crate::Thousandths(1000)),
            |input| {
                input.tax.factor = Some(crate::Thousandths(1001));
            },
        ),
        ("tax.allowance_month", |input| input.tax.allowance_month = MOST, |input| input.tax.allowance_month = MORE),
        ("tax.addition_month", |input| input.tax.addition_month = MOST, |input| input.tax.addition_month = Cents(-1)),
        ("tax.relief_from", |input| input.tax.relief_from = Some(1990), |input| input.tax.relief_from = Some(1989)),
        ("health.premium_kv", |input| input.health.premium_kv = MOST, |input| input.health.premium_kv = MORE),
        ("health.premium_pv", |input| input.health.premium_pv = MOST, |input| input.health.premium_pv = Cents(-1)),
        ("health.premium_basic", |input| input.health.premium_basic = MOST, |input| input.health.premium_basic = MORE),
        ("pay.current", |input| input.pay.current = MOST, |input| input.pay.current = MORE),
        ("pay.one_off", |input| input.pay.one_off = MOST, |input| input.pay.one_off = MORE),
        ("ytd.sv_days", |input| input.ytd.sv_days = 360, |input| input.ytd.sv_days = 361),
        ("ytd.kv_base", |input| input.ytd.kv_base = MOST, |input| input.ytd.kv_base = MORE),
        ("ytd.rv_base", |input| input.ytd.rv_base = MOST, |input| input.ytd.rv_base = Cents(-1)),
        ("annual.jre4", |input| input.annual.jre4 = Cents(90_000_000_000), |input| input.annual.jre4 = Cents(90_000_000_001)),
        ("employment.other_wage", |input| input.employment.other_wage = MOST, |input| input.employment.other_wage = MORE),
        ("employment.sv_days", |input| input.employment.sv_days = Some(0), |input| input.employment.sv_days = Some(31)),
        ("employment.tax_days", |input| input.employment.tax_days = Some(31), |input| input.employment.tax_days = Some(32)),
        (
            "previous.sv_days",
            |input| input.previous = Some(PreviousYear { sv_days: 360, ..Default::default() }),
            |input| {
                input.previous = Some(PreviousYear { sv_days: 361, ..Default::default() });
            },
        ),
    ];
    for (name, last, beyond) in limits {
        let mut input = member();
        last(&mut input);
        assert_eq!(payslip(&input).err(), None, "{name}");
        beyond(&mut input);
        assert!(payslip(&input).unwrap_err().to_string().starts_with(&format!("{name}:")), "{name}");
    }
    type Set = fn(&mut PayslipInput, Percent);
    let rates: [(&str, Set); 3] = [
        ("health.zusatzbeitrag", |input, rate| input.health.zusatzbeitrag = rate),
        ("health.u1", |input, rate| input.health.u1 = rate),
        ("health.u2", |input, rate| input.health.u2 = rate),
    ];
    for (name, set) in rates {
        let mut input = member();
        set(&mut input, twenty(0));
        assert!(payslip(&input).is_ok(), "{name}");
        set(&mut input, twenty(1));
        assert!(payslip(&input).unwrap_err().to_string().starts_with(name), "{name}");
    }
}

/// The facts of the previous year have limits of their own.
#[test]
fn the_previous_year_is_checked_too() {
    let refused = |change: fn(&mut PreviousYear)| {
        let mut previous = PreviousYear::default();
        change(&mut previous);
        let mut input = member();
        input.previous = Some(previous);
        payslip(&input).unwrap_err().to_string()
    };
    assert!(refused(|previous| previous.kv_base = Cents(-1)).starts_with("previous.kv_base"));
    assert!(refused(|previous| previous.rv_base = Cents(-1)).starts_with("previous.rv_base"));
    assert!(refused(|previous| previous.zusatzbeitrag = Percent::from_ppm(200_001)).starts_with("previous.zusatzbeitrag"));
}

/// § 8 Abs. 1a, § 20 Abs. 2 SGB IV: 603.00 is a Minijob, so the least insured wage is 603.01. At each budget around its cost the answer is
/// the greatest wage found by trying every cent.
#[test]
fn at_the_lower_end_no_budget_affords_a_wage_that_is_not_insured() {
    let mut input = member();
    input.employment.kind = EmploymentType::Midijob;
    let cost = |gross| {
        let mut probe = input.clone();
        probe.pay.current = Cents(gross);
        payslip(&probe).unwrap().employer_cost.0
    };
    let costs: Vec<(i64, i64)> = (60_301..=61_500).map(|gross| (gross, cost(gross))).collect();
    let first = costs[0].1;
    for budget in first - 300..=first + 500 {
        let tried = costs.iter().rev().find(|(_, cost)| *cost <= budget).map(|(gross, _)| *gross);
        let found = greatest_gross(&member(), Cents(budget)).unwrap().map(|wage| wage.gross.0);
        assert_eq!(found, tried, "{budget}");
    }
}

/// 5 000.00 less 9 % (450.00) less 910.00 of expenses are the founder's 3 640.00.
#[test]
fn fee_and_expenses_come_off_the_turnover() {
    let price =
        |turnover, fee, expenses| Price { turnover: Cents(turnover), fee_percent: Percent::from_ppm(fee), expenses: Cents(expenses) };
    let found = price_to_net(&member(), &price(500_000, 90_000, 91_000)).unwrap();
    assert_eq!((found.fee, found.budget), (Cents(45_000), Cents(364_000)));
    let wage = found.affordable.unwrap();
    assert_eq!((wage.gross, wage.remainder), (Cents(298_998), Cents::ZERO));
    // What no wage uses is left.
    let mut left = 0;
    for more in 0..100 {
        let found = price_to_net(&member(), &price(500_000, 90_000, 91_000 - more)).unwrap();
        let wage = found.affordable.unwrap();
        assert_eq!(found.budget, Cents(364_000 + more));
        assert_eq!(wage.remainder, Cents(found.budget.0 - wage.payslip.employer_cost.0));
        left += wage.remainder.0;
    }
    assert!(left > 0);
    // Everything may be fee, nothing may be fee; no amount is negative.
    assert_eq!(price_to_net(&member(), &price(500_000, 1_000_000, 0)).unwrap().affordable, None);
    assert_eq!(price_to_net(&member(), &price(500_000, 0, 500_000)).unwrap().budget, Cents::ZERO);
    let refused = |price: Price| price_to_net(&member(), &price).unwrap_err().to_string();
    assert!(refused(price(-1, 0, 0)).starts_with("turnover"));
    assert!(refused(price(0, 0, -1)).starts_with("expenses"));
    assert!(refused(price(1_000_000_001, 0, 0)).starts_with("turnover"));
    assert!(refused(price(0, 1_000_001, 0)).starts_with("fee_percent"));
    assert!(refused(price(0, -1, 0)).starts_with("fee_percent"));
    assert!(price_to_net(&member(), &price(1_000_000_000, 0, 0)).is_ok());
}

/// The least turnover is the last without which nothing is affordable, also with expenses and without a fee.
#[test]
fn one_cent_below_the_least_turnover_nothing_is_affordable() {
    for (fee, expenses) in [(90_000, 0), (90_000, 12_345), (0, 0), (500_000, 1)] {
        let (fee_percent, expenses) = (Percent::from_ppm(fee), Cents(expenses));
        let least = least_turnover(&member(), fee_percent, expenses).unwrap();
        let affordable = |turnover| price_to_net(&member(), &Price { turnover, fee_percent, expenses }).unwrap().affordable;
        assert!(affordable(least).is_some(), "{fee} {expenses}");
        assert_eq!(affordable(Cents(least.0 - 1)), None, "{fee} {expenses}");
    }
    assert!(least_turnover(&member(), Percent::from_ppm(1_000_000), Cents::ZERO).is_err());
    assert!(least_turnover(&member(), Percent::from_ppm(-1), Cents::ZERO).is_err());
    // of ten million euro a fee of 99.999 % leaves 100.00, less than any insured wage costs
    assert!(least_turnover(&member(), Percent::from_ppm(999_990), Cents::ZERO).is_err());
    assert!(least_turnover(&member(), Percent::from_ppm(90_000), Cents(-1)).is_err());
    assert!(least_turnover(&member(), Percent::from_ppm(90_000), Cents(i64::MAX)).is_err());
}

/// § 20 Abs. 2 SGB IV: 2 000.00 itself lies in the band, one cent more does not. The employer's share is the same there.
#[test]
fn the_wage_decides_the_kind_at_the_upper_end() {
    let cost = |gross, kind| {
        let mut probe = member();
        (probe.pay.current, probe.employment.kind) = (Cents(gross), kind);
        payslip(&probe).unwrap().employer_cost
    };
    let kinds = [(200_000, EmploymentType::Midijob), (200_001, EmploymentType::Regular)];
    for (gross, kind) in kinds {
        let found = greatest_gross(&member(), cost(gross, kind)).unwrap().unwrap();
        let expected = if found.gross.0 <= 200_000 { EmploymentType::Midijob } else { EmploymentType::Regular };
        assert!(found.gross.0 >= gross);
        assert_eq!(found.kind, expected);
        assert_eq!(found.payslip.employer_cost, cost(found.gross.0, found.kind));
    }
    let net = |gross, kind| {
        let mut probe = member();
        (probe.pay.current, probe.employment.kind) = (Cents(gross), kind);
        payslip(&probe).unwrap().net
    };
    let at_the_end = gross_for_net(&member(), net(200_000, EmploymentType::Midijob)).unwrap();
    assert!(at_the_end.gross.0 <= 200_000 && at_the_end.net >= net(200_000, EmploymentType::Midijob));
}

/// Whatever is wanted below it, the least insured wage is 603.01; and there is an end above.
#[test]
fn a_wanted_net_wage_has_a_least_gross_and_an_end() {
    assert_eq!(gross_for_net(&member(), Cents(-5)).unwrap().gross, Cents(60_301));
    assert_eq!(gross_for_net(&member(), Cents(1)).unwrap().gross, Cents(60_301));
    assert!(gross_for_net(&member(), Cents(1_000_000_000)).unwrap_err().to_string().starts_with("net"));
    // At the lower end every cent is tried.
    let net = |gross| {
        let mut probe = member();
        (probe.pay.current, probe.employment.kind) = (Cents(gross), EmploymentType::Midijob);
        payslip(&probe).unwrap().net.0
    };
    let nets: Vec<(i64, i64)> = (60_301..=61_500).map(|gross| (gross, net(gross))).collect();
    for wanted in nets[0].1 - 50..=nets[0].1 + 500 {
        let tried = nets.iter().find(|(_, net)| *net >= wanted).map(|(gross, _)| *gross);
        assert_eq!(gross_for_net(&member(), Cents(wanted)).ok().map(|slip| slip.gross.0), tried, "{wanted}");
    }
}
