//! What holds for any payslip, whatever the wage.

use proptest::prelude::*;
use statute::pay::{EmploymentType, Pay, PayslipInput, PersonFacts, explain, greatest_gross, payslip};
use statute::tax::{PapInput, wage_tax};
use statute::{Cents, Percent};

prop_compose! {
    fn month()(
        year in 2025_i16..=2026,
        current in 0_i64..1_500_000,
        stkl in 1_u8..=6,
        church in any::<bool>(),
        is_parent in any::<bool>(),
        children_u25 in 0_u8..7,
        extra in 0_i64..50_000,
        midijob in any::<bool>(),
    ) -> PayslipInput {
        let mut input = PayslipInput { year, month: 5, ..PayslipInput::default() };
        input.tax.stkl = stkl;
        input.tax.church = church;
        input.person = PersonFacts { is_parent, children_u25, over_23: true, ..PersonFacts::default() };
        input.health.zusatzbeitrag = Percent::from_ppm(extra);
        input.health.u2 = Percent::from_ppm(4_400);
        input.pay = Pay { current: Cents(current), ..Pay::default() };
        input.employment.kind = if midijob { EmploymentType::Midijob } else { EmploymentType::Regular };
        input
    }
}

proptest! {
    #[test]
    fn the_lines_add_up_and_nothing_is_lost(input in month()) {
        let found = explain(&input).unwrap();
        let slip = payslip(&input).unwrap();
        prop_assert_eq!(found.payslip, slip);
        let sum = |keys: &[&str]| -> i64 { found.lines.iter().filter(|line| keys.contains(&line.key)).map(|line| line.amount.0).sum() };
        let taken = sum(&["rv_an", "av_an", "kv_an", "zb_an", "pv_an", "lst", "soli", "kist"]);
        prop_assert_eq!(slip.gross.0 - taken, slip.net.0);
        let added = sum(&["rv_ag", "av_ag", "kv_ag", "zb_ag", "pv_ag", "u1", "u2", "u3"]);
        prop_assert_eq!(slip.gross.0 + added, slip.employer_cost.0);
        prop_assert!(slip.net.0 >= 0 && slip.net <= slip.gross);
    }

    /// §§ 223 Abs. 3 SGB V, 157 SGB VI: a twelfth of the yearly ceilings of 2025 and 2026.
    #[test]
    fn no_base_exceeds_its_ceiling(input in month()) {
        let slip = payslip(&input).unwrap();
        let (kv, rv) = if input.year == 2025 { (551_250, 805_000) } else { (581_250, 845_000) };
        prop_assert!(slip.base_kv.0 <= kv && slip.base_rv.0 <= rv);
        prop_assert!(slip.base_kv <= slip.gross && slip.base_rv <= slip.gross);
    }

    /// More wage, never less wage tax (§ 32a EStG rises).
    #[test]
    fn wage_tax_never_falls_with_the_wage(input in month(), more in 1_i64..100_000) {
        let tax = |re4| {
            let stkl = i64::from(input.tax.stkl);
            wage_tax(input.year, &PapInput { lzz: 2, stkl, re4, kvz: input.health.zusatzbeitrag, ..PapInput::default() }).unwrap().lstlzz
        };
        prop_assert!(tax(input.pay.current.0) <= tax(input.pay.current.0 + more));
    }

    /// The wage a budget affords costs no more than it, and no wage within three euro above fits.
    #[test]
    fn the_greatest_gross_is_the_greatest(input in month(), budget in 80_000_i64..1_500_000) {
        let Some(found) = greatest_gross(&input, Cents(budget)).unwrap() else { return Ok(()) };
        prop_assert!(found.payslip.employer_cost.0 <= budget);
        let mut probe = input;
        for more in 1..=300 {
            probe.pay.current = Cents(found.gross.0 + more);
            probe.employment.kind = if probe.pay.current.0 <= 200_000 { EmploymentType::Midijob } else { EmploymentType::Regular };
            prop_assert!(payslip(&probe).unwrap().employer_cost.0 > budget, "{more}");
        }
    }
}
