//! An explanation says what the payslip says: every line by its amount, every share by its base and rate, every rule where the law
//! applies it.

#![allow(clippy::unwrap_used, reason = "helpers of tests: what is wrong fails the test")]

use std::collections::BTreeMap;

use statute::explain::{Line, Rounding, Value};
use statute::pay::{
    EmploymentType, Exemption, HealthFacts, HealthKind, Pay, PayslipInput, PersonFacts, PreviousYear, Taxation, YearToDate, explain,
};
use statute::{Cents, Land};

type Change = fn(&mut PayslipInput);
type Rules = &'static [(&'static str, &'static str)];

/// Class I, childless over 23, May 2026, fund 2.9 %, U1 1.1 %, U2 0.44 %.
fn member(current: i64) -> PayslipInput {
    let rate = |text: &str| text.parse().unwrap();
    PayslipInput {
        year: 2026,
        month: 5,
        person: PersonFacts { over_23: true, ..PersonFacts::default() },
        health: HealthFacts { zusatzbeitrag: rate("2.9"), u1: rate("1.1"), u2: rate("0.44"), ..HealthFacts::default() },
        pay: Pay { current: Cents(current), ..Pay::default() },
        ..PayslipInput::default()
    }
}

fn kind(input: &mut PayslipInput, kind: EmploymentType) {
    input.employment.kind = kind;
}

/// A one-off payment of 43 751 cents that the March rule moves to 2025.
fn march(input: &mut PayslipInput) {
    input.month = 3;
    input.pay.one_off = Cents(43_751);
    input.previous = Some(PreviousYear { sv_days: 360, ..PreviousYear::default() });
    input.ytd = YearToDate { sv_days: 60, kv_base: Cents(1_200_000), rv_base: Cents(1_000_000) };
}

/// Privately insured for 400.00 and 50.00 a month.
fn private(input: &mut PayslipInput) {
    input.health.kind = HealthKind::Pkv;
    (input.health.premium_kv, input.health.premium_pv, input.health.premium_basic) = (Cents(40_000), Cents(5_000), Cents(38_000));
}

/// Wage, what is special, and the rules by which the law then computes.
const CASES: [(i64, Change, Rules); 36] = [
    (300_000, |_| (), &[("gross", "gross"), ("base_kv", "base"), ("base_rv", "base"), ("rv_an", "rv"), ("rv_ag", "rv"), ("lst", "lst")]),
    (300_000, |_| (), &[("pv_an", "pv_an_childless"), ("pv_ag", "pv_ag"), ("soli", "soli_none"), ("kist", "kist_none")]),
    (300_000, |input| input.tax.church = true, &[("kist", "kist")]),
    // A tax above the free amount of § 3 Abs. 3 SolZG; in class III it is twice as high.
    (1_200_000, |_| (), &[("soli", "soli")]),
    (1_200_000, |input| input.tax.stkl = 3, &[("soli", "soli_none")]),
    (300_000, |input| input.person.is_parent = true, &[("pv_an", "pv_an")]),
    (300_000, |input| (input.person.is_parent, input.person.children_u25) = (true, 1), &[("pv_an", "pv_an")]),
    (300_000, |input| (input.person.is_parent, input.person.children_u25) = (true, 2), &[("pv_an", "pv_an_children")]),
    (300_000, |input| input.person.work_land = Land::Sn, &[("pv_ag", "pv_ag_saxony")]),
    (300_000, |input| input.health.reduced = true, &[("kv_an", "kv_reduced"), ("zb_an", "zb")]),
    (300_000, |input| input.employment.exempt.rv = Exemption::Employee, &[("rv_an", "exempt"), ("rv_ag", "rv")]),
    (300_000, |input| input.employment.exempt.kv = Exemption::Both, &[("kv_an", "exempt"), ("kv_ag", "exempt"), ("zb_ag", "exempt")]),
    (300_000, |input| input.employment.exempt.pv = Exemption::Both, &[("pv_an", "exempt"), ("pv_ag", "exempt")]),
    (300_000, |input| input.employment.exempt.pv = Exemption::Employee, &[("pv_an", "exempt"), ("pv_ag", "pv_ag")]),
    (300_000, |input| input.employment.other_wage = Cents(1), &[("base_kv", "base_several_jobs"), ("base_rv", "base_several_jobs")]),
    (300_000, |input| input.employment.tax_days = Some(10), &[("lst", "lst_days")]),
    (300_000, |input| (input.employment.tax_days, input.tax.church) = (Some(10), true), &[("kist", "kist"), ("lst", "lst_days")]),
    (300_000, |input| input.tax.addition_month = Cents(20_000), &[("lst", "lst_addition")]),
    (300_000, |input| input.tax.allowance_month = Cents(20_000), &[("lst", "lst")]),
    (300_000, |input| input.employment.aktivrente = true, &[("tax_free", "tax_free")]),
    (300_000, private, &[("subsidy_kv", "subsidy_kv"), ("subsidy_pv", "subsidy_pv")]),
    (
        300_000,
        |input| (input.pay.one_off, input.annual.jre4) = (Cents(100), Cents(3_600_000)),
        &[("base_kv", "base_with_one_off"), ("lst_one_off", "lst_one_off"), ("soli_one_off", "soli_one_off_none")],
    ),
    (
        1_500_000,
        |input| (input.pay.one_off, input.annual.jre4, input.tax.church) = (Cents(500_000), Cents(18_000_000), true),
        &[("soli_one_off", "soli_one_off"), ("kist_one_off", "kist_one_off")],
    ),
    (500_000, march, &[("march_kv", "march"), ("march_rv", "march"), ("base_kv", "base_with_one_off")]),
    (120_000, |input| kind(input, EmploymentType::Midijob), &[("base_rv", "base_midijob"), ("base_kv", "base_midijob")]),
    (
        120_000,
        |input| kind(input, EmploymentType::Midijob),
        &[("rv_an", "midijob_an"), ("rv_ag", "midijob_ag"), ("pv_an", "midijob_pv_childless"), ("pv_ag", "midijob_ag")],
    ),
    (
        120_000,
        |input| (input.employment.kind, input.person.is_parent) = (EmploymentType::Midijob, true),
        &[("pv_an", "midijob_an"), ("kv_an", "midijob_an")],
    ),
    (
        120_000,
        |input| {
            kind(input, EmploymentType::Midijob);
            (input.person.is_parent, input.person.children_u25) = (true, 3);
        },
        &[("pv_an", "midijob_pv_children")],
    ),
    (
        120_000,
        |input| {
            kind(input, EmploymentType::Midijob);
            (input.employment.exempt.rv, input.employment.exempt.pv) = (Exemption::Employee, Exemption::Employee);
            input.employment.exempt.av = Exemption::Both;
        },
        &[
            ("rv_an", "exempt"),
            ("rv_ag", "midijob_ag"),
            ("av_an", "exempt"),
            ("av_ag", "exempt"),
            ("pv_an", "exempt"),
            ("pv_ag", "midijob_ag"),
        ],
    ),
    (
        120_000,
        |input| (input.employment.kind, input.employment.exempt.pv) = (EmploymentType::Midijob, Exemption::Both),
        &[("pv_an", "exempt"), ("pv_ag", "exempt")],
    ),
    // § 20 Abs. 2a Satz 1 SGB IV: 603.00 itself is still computed with F alone.
    (60_300, |input| kind(input, EmploymentType::Midijob), &[("base_rv", "base_below_midijob"), ("rv_an", "midijob_an")]),
    (
        50_000,
        |input| kind(input, EmploymentType::Minijob),
        &[("rv_an", "rv_minijob_an"), ("kv_ag", "kv_minijob"), ("flat_tax", "flat_minijob")],
    ),
    (10_000, |input| kind(input, EmploymentType::Minijob), &[("rv_an", "rv_minijob_least"), ("base_rv", "base_minijob")]),
    (
        50_000,
        |input| (input.employment.kind, input.employment.taxation) = (EmploymentType::Minijob, Taxation::Flat20),
        &[("flat_tax", "flat_minijob_20"), ("flat_soli", "flat_soli")],
    ),
    (50_000, |input| kind(input, EmploymentType::ShortTerm), &[("flat_tax", "flat_short_term"), ("u2", "u2"), ("u3", "u3")]),
    (
        50_000,
        |input| {
            kind(input, EmploymentType::ShortTerm);
            (input.employment.longer_than_4_weeks, input.employment.taxation) = (true, Taxation::Class);
        },
        &[("u1", "u1"), ("lst", "lst")],
    ),
];

fn each(mut see: impl FnMut(&PayslipInput, &[Line], &[(&str, &str)])) {
    for (current, change, rules) in CASES {
        let mut input = member(current);
        change(&mut input);
        see(&input, &explain(&input).unwrap().lines, rules);
    }
}

#[test]
fn every_amount_of_a_payslip_is_the_sum_of_its_lines() {
    each(|input, lines, _| {
        let slip = serde_json::to_value(explain(input).unwrap().payslip).unwrap();
        let mut said: BTreeMap<&str, i64> = BTreeMap::new();
        lines.iter().for_each(|line| *said.entry(line.key).or_default() += line.amount.0);
        for (key, amount) in slip.as_object().unwrap() {
            let amount = amount.as_i64().unwrap();
            assert_eq!(said.remove(key.as_str()).unwrap_or(0), amount, "{key} of {input:?}");
        }
        assert!(said.values().all(|amount| *amount == 0), "{said:?}");
    });
}

/// § 1 Abs. 2 Nr. 4, 7 EBV, § 28e SGB IV: the sums at the foot hold everything once.
#[test]
fn the_sums_of_a_payslip_hold_every_amount_once() {
    let (mut subsidised, mut flat) = (0, 0);
    each(|input, _, _| {
        let slip = serde_json::to_value(explain(input).unwrap().payslip).unwrap();
        let all = |keys: &[&str]| keys.iter().map(|key| slip[key].as_i64().unwrap()).sum::<i64>();
        let social = ["rv_an", "av_an", "kv_an", "zb_an", "pv_an"];
        let taxes = ["lst", "soli", "kist", "lst_one_off", "soli_one_off", "kist_one_off"];
        let employer = ["rv_ag", "av_ag", "kv_ag", "zb_ag", "pv_ag"];
        let (levies, subsidies, flats) = (["u1", "u2", "u3"], ["subsidy_kv", "subsidy_pv"], ["flat_tax", "flat_soli"]);
        assert_eq!(all(&["employee_si"]), all(&social));
        assert_eq!((all(&["employer_si"]), all(&["levies"])), (all(&employer), all(&levies)));
        assert_eq!(all(&["gross"]), input.pay.current.0 + input.pay.one_off.0);
        assert_eq!(all(&["net"]), all(&["gross"]) - all(&social) - all(&taxes), "{input:?}");
        assert_eq!(all(&["payout"]), all(&["net"]) + all(&subsidies), "{input:?}");
        assert_eq!(all(&["employer_cost"]), all(&["gross"]) + all(&employer) + all(&levies) + all(&subsidies) + all(&flats), "{input:?}");
        subsidised += i64::from(all(&["subsidy_kv"]) > 0 && all(&["subsidy_pv"]) > 0);
        flat += i64::from(all(&["flat_tax"]) > 0 && all(&["flat_soli"]) > 0);
    });
    assert!(subsidised > 0 && flat > 0);
}

#[test]
fn every_rule_stands_where_the_law_applies_it() {
    each(|input, lines, rules| {
        for (key, rule) in rules {
            let found: Vec<&str> = lines.iter().filter(|line| line.key == *key).map(|line| line.rule).collect();
            assert!(found.contains(rule), "{key}: {found:?}, not {rule}, of {input:?}");
        }
    });
}

/// § 1 Abs. 2 BVV: what is explained by a base and a rate is that share of it, half a cent up.
#[test]
fn every_share_is_its_base_times_its_rate() {
    let fact = |line: &Line, name: &str| line.facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.clone());
    let mut seen = 0;
    each(|input, lines, _| {
        for line in lines.iter().filter(|line| line.rounding == Rounding::HalfUp && !line.rule.starts_with("subsidy")) {
            let (Some(Value::Cents(base)), Some(Value::Percent(rate))) = (fact(line, "base"), fact(line, "rate")) else { continue };
            let share = match fact(line, "basic") {
                Some(Value::Cents(basic)) => basic,
                _ => line.amount,
            };
            let saxon_band = input.person.work_land == Land::Sn && input.employment.kind == EmploymentType::Midijob;
            if !saxon_band {
                assert_eq!(rate.of(base), share, "{} {} of {input:?}", line.key, line.rule);
                seen += 1;
            }
        }
    });
    assert!(seen > 200, "{seen}");
}

fn cents(line: &Line, name: &str) -> i64 {
    match line.facts.iter().find(|fact| fact.name == name).map(|fact| &fact.value) {
        Some(Value::Cents(cents)) => cents.0,
        other => panic!("{} {name}: {other:?}", line.rule),
    }
}

/// What a line says about its sum is true: the facts add up to the amount.
#[test]
fn every_sum_is_the_sum_of_its_facts() {
    let mut seen = BTreeMap::new();
    each(|input, lines, _| {
        for line in lines {
            let of = |name: &str| cents(line, name);
            let all = |names: &[&str]| names.iter().map(|name| of(name)).sum::<i64>();
            let sum = match line.rule {
                "gross" => all(&["current", "one_off"]),
                "base" => of("wage").min(of("ceiling")),
                "base_with_one_off" => all(&["current", "liable"]),
                "employee_si" | "employer_si" => all(&["rv", "av", "kv", "zb", "pv"]),
                "levies" => all(&["u1", "u2", "u3"]),
                "net" => of("gross") - all(&["taxes", "social"]),
                "payout" => all(&["net", "subsidies"]),
                "employer_cost" => all(&["gross", "social", "levies", "subsidies", "flat"]),
                "subsidy_kv" | "subsidy_pv" => of("half").min(of("most")),
                "tax_free" => of("wage").min(of("most")),
                "rv_minijob_least" => of("full") - of("employer"),
                "midijob_ag" => of("total") - of("employee"),
                "midijob_pv_childless" => all(&["basic", "own"]),
                "midijob_pv_children" => of("basic") - of("own"),
                _ => continue,
            };
            assert_eq!(line.amount.0, sum, "{} of {input:?}", line.rule);
            *seen.entry(line.rule).or_insert(0) += 1;
        }
    });
    assert_eq!(seen.len(), 16, "{seen:?}");
}

/// § 39b Abs. 2, 3 EStG: the way from the wage to the tax can be followed. Twelve wages, less what goes off, are the income; a twelfth of
/// the year's tax is the month's; the one-off payment is the difference of two yearly wages.
#[test]
fn the_way_to_the_tax_can_be_followed() {
    let mut seen = 0;
    each(|input, lines, _| {
        let found = |key: &str| lines.iter().find(|line| line.key == key);
        let Some(tax) = found("lst") else { return };
        assert_eq!(cents(tax, "wage"), input.pay.current.0 - found("tax_free").map_or(0, |line| line.amount.0));
        let off = cents(tax, "reliefs") + cents(tax, "allowances") + cents(tax, "provision");
        assert_eq!((cents(tax, "year_wage") + cents(tax, "addition") - off).max(0), cents(tax, "income"), "{input:?}");
        if input.employment.tax_days.is_none() {
            assert_eq!(cents(tax, "year_wage"), cents(tax, "wage") * 12);
            assert_eq!(cents(tax, "year_tax") / 12, tax.amount.0);
        }
        let church = found("kist").unwrap();
        if church.rule == "kist" {
            let rate: i64 = percent(church, "rate").parse().unwrap();
            assert_eq!(cents(church, "base") * rate / 100, church.amount.0);
        }
        assert_eq!(found("lst_one_off").is_some(), input.pay.one_off > Cents::ZERO, "told only if there is one");
        if let Some(one_off) = found("lst_one_off") {
            assert_eq!(cents(one_off, "with") - cents(one_off, "year_wage"), cents(one_off, "one_off"));
            assert_eq!(cents(one_off, "year_wage"), input.annual.jre4.0);
        }
        seen += 1;
    });
    assert!(seen > 25, "{seen}");
}

/// § 3 Abs. 3 SolZG: the free amount is said as it applies, 20 350.00 and in class III twice that; the tax it is compared with decides.
#[test]
fn the_free_amount_of_the_surcharge_is_said_as_it_applies() {
    let mut input = member(1_200_000);
    let one = line(&input, "soli");
    assert_eq!(cents(&one, "free"), 2_035_000);
    assert!(cents(&one, "year_tax") > 2_035_000 && one.amount > Cents::ZERO);
    input.tax.stkl = 3;
    let three = line(&input, "soli");
    assert_eq!((cents(&three, "free"), three.amount), (4_070_000, Cents::ZERO));
    assert_eq!(percent(&three, "rate"), "5.5");
    assert_eq!(percent(&three, "mitigation"), "11.9");
    // A tax of 20 350.00 itself is still free.
    let mut at_the_limit = member(0);
    let exact = (600_000..900_000).step_by(12).find(|wage| {
        at_the_limit.pay.current = Cents(*wage);
        cents(&line(&at_the_limit, "soli"), "year_tax") == 2_035_000
    });
    assert!(exact.is_some());
    assert_eq!(line(&at_the_limit, "soli").rule, "soli_none");
    let class = |line: &Line| line.facts.iter().find(|fact| fact.name == "class").map(|fact| fact.value.clone());
    for (number, roman) in [(1, "I"), (2, "II"), (3, "III"), (4, "IV"), (5, "V"), (6, "VI")] {
        input.tax.stkl = number;
        assert_eq!(class(&line(&input, "lst")), Some(Value::Word(roman.to_owned())));
    }
}

fn line(input: &PayslipInput, key: &str) -> Line {
    explain(input).unwrap().lines.into_iter().find(|line| line.key == key).unwrap()
}

fn percent(line: &Line, name: &str) -> String {
    match line.facts.iter().find(|fact| fact.name == name).map(|fact| &fact.value) {
        Some(Value::Percent(percent)) => percent.to_string(),
        other => panic!("{name}: {other:?}"),
    }
}

/// § 58 Abs. 3 SGB XI: in Saxony the employee bears half of 2.6 % and one point alone, together 2.3 %; elsewhere 1.8 %. In full
/// insurance the employer bears 1.3 %.
#[test]
fn the_rates_of_care_insurance_are_said_as_the_law_divides_them() {
    let mut input = member(120_000);
    kind(&mut input, EmploymentType::Midijob);
    assert_eq!(percent(&line(&input, "pv_an"), "rate"), "1.8");
    assert_eq!(percent(&line(&input, "pv_an"), "own_rate"), "0.6");
    assert_eq!(percent(&line(&input, "pv_ag"), "total_rate"), "3.6");
    input.person.work_land = Land::Sn;
    assert_eq!(percent(&line(&input, "pv_an"), "rate"), "2.3");
    kind(&mut input, EmploymentType::Regular);
    assert_eq!(percent(&line(&input, "pv_ag"), "rate"), "1.3");
    assert_eq!(percent(&line(&input, "pv_an"), "half"), "2.3");
}

/// § 2 Abs. 2 Satz 6, 7 BVV: the surcharge counts on the total base (1 083.25), discounts on the employee's (854.69): 0.6 % = 6.50 and twice
/// 0.25 % = 4.27.
#[test]
fn surcharge_and_discounts_have_their_own_base_in_the_transition_band() {
    let mut input = member(120_000);
    kind(&mut input, EmploymentType::Midijob);
    let surcharge = line(&input, "pv_an");
    assert_eq!((cents(&surcharge, "own_base"), cents(&surcharge, "own")), (108_325, 650));
    (input.person.is_parent, input.person.children_u25) = (true, 3);
    let discount = line(&input, "pv_an");
    assert_eq!((cents(&discount, "own_base"), cents(&discount, "own")), (85_469, 427));
    // 1.8 % of 854.69 = 15.38, less 4.27.
    assert_eq!(discount.amount, Cents(1_538 - 427));
    // Neither: the share alone, on the employee's base.
    input.person.children_u25 = 1;
    assert_eq!((line(&input, "pv_an").amount, cents(&line(&input, "pv_an"), "own_base")), (Cents(1_538), 85_469));
}
