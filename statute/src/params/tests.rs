use super::*;

#[test]
fn every_parameter_has_a_source_and_a_start_day_not_after_its_year() {
    for file in files().unwrap() {
        assert!(file.parameters.len() > 5);
        for parameter in &file.parameters {
            assert!(!parameter.source.is_empty(), "{}", parameter.key);
            assert!(parameter.from.year() <= file.year, "{} {}", file.year, parameter.key);
        }
    }
}

#[test]
fn a_year_without_parameters_is_refused_by_name() {
    let error = year(2024).err().unwrap();
    assert_eq!(error.to_string(), "no parameters for the year 2024; known are 2025, 2026");
}

#[test]
fn a_draft_year_answers_questions_but_computes_no_payslip() {
    assert_eq!(year(2027).err(), Some(StatuteError::DraftYear { year: 2027 }));
    assert_eq!(status(2027), Ok(Status::Draft));
    let ceiling = parameter(2027, "ceiling.kv_year").unwrap();
    assert_eq!(ceiling.quantity, Quantity::Eur(Cents(7_650_000)));
    assert_eq!(ceiling.status, Status::Draft);
    assert_eq!(parameter(2027, "minijob.limit_month").unwrap().status, Status::Final);
    assert_eq!(years(), Ok(vec![2025, 2026]));
    assert!(parameter(2026, "minijob.nothing").is_err());
}

/// § 8 Abs. 1a SGB IV: minimum wage x 130 / 3, rounded up to the whole euro.
#[test]
fn the_minijob_limit_follows_from_the_minimum_wage() {
    for file in files().unwrap() {
        let cents = |key: &str| match parameter(file.year, key).unwrap().quantity {
            Quantity::Eur(Cents(cents)) => cents,
            _ => panic!("{key}"),
        };
        let limit = crate::rate::up(cents("minimum_wage.hour") * 130, 300) * 100;
        assert_eq!(cents("minijob.limit_month"), limit, "{}", file.year);
    }
}

/// § 20 Abs. 2a SGB IV: F is 28 % over the sum of all rates, four decimals.
#[test]
fn the_factor_f_follows_from_the_rates() {
    for wanted in [2025, 2026] {
        let year = year(wanted).unwrap();
        let sum = year.rv_ppm + year.av_ppm + year.kv_ppm + year.kv_average_extra_ppm + year.pv_ppm;
        assert_eq!(year.factor_f, crate::rate::half_up(280_000 * 10_000, sum), "{wanted}");
    }
}

#[test]
fn a_file_without_source_or_start_day_is_refused() {
    let file = |line: &str| read::file("x", &format!("year = 2030\nstatus = \"final\"\n[rate]\nrv = {line}")).err();
    assert!(file("{ percent = \"1\", from = \"2030-01-01\", source = \"s\" }").is_none());
    assert!(file("{ percent = \"1\", from = \"2030-01-01\" }").is_some());
    assert!(file("{ percent = \"1\", source = \"s\" }").is_some());
    assert!(file("{ percent = 1.5, from = \"2030-01-01\", source = \"s\" }").is_some());
    assert!(file("3").is_some());
}

#[test]
fn the_relief_of_early_and_late_years_is_that_of_the_first_and_last_row() {
    assert_eq!(relief(1999).unwrap().pension, 3000);
    assert_eq!(relief(2005).unwrap().permille, 400);
    assert_eq!(relief(2058).unwrap().relief, 0);
    assert_eq!(relief(2070).unwrap().permille, 0);
    // § 24a Satz 5 EStG: for 2026 12.8 %, at most 608 €.
    assert_eq!((relief(2026).unwrap().permille, relief(2026).unwrap().relief), (128, 608));
}

#[test]
fn church_tax_is_eight_percent_in_the_south_and_nine_elsewhere() {
    for land in Land::ALL {
        let south = matches!(land, Land::Bw | Land::By);
        let expected = if south { 80_000 } else { 90_000 };
        assert_eq!(land_facts(land).unwrap().church_ppm, expected, "{land}");
        assert_eq!(land.code().parse(), Ok(land));
    }
    assert_eq!(Land::Nw.name(), Ok("Nordrhein-Westfalen"));
    assert!("XX".parse::<Land>().is_err());
}
