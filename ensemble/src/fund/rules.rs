//! What the fund stands for, and when an advance comes back.

use crate::base::Cents;
use rust_decimal::Decimal;

/// Where the fund of an entity stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Standing {
    /// What the members gave it by resolution.
    pub reserve_cents: Cents,
    /// What is out as advances.
    pub advanced_cents: Cents,
}

impl Standing {
    /// What it can still advance.
    #[must_use]
    pub fn free(&self) -> Cents {
        self.reserve_cents - self.advanced_cents
    }

    /// Reserve in percent of what is out, one decimal; nothing if nothing is out (R4).
    #[must_use]
    pub fn coverage_percent(&self) -> Option<Decimal> {
        if self.advanced_cents <= Cents::ZERO {
            return None;
        }
        let ratio = Decimal::from(self.reserve_cents.0) * Decimal::ONE_HUNDRED / Decimal::from(self.advanced_cents.0);
        Some(ratio.round_dp(1))
    }

    /// Whether the reserve covers what is out.
    #[must_use]
    pub fn covered(&self) -> bool {
        self.free() >= Cents::ZERO
    }
}

/// What of an advance comes back now (R3): whatever exceeds the part that no client has paid yet.
#[must_use]
pub fn to_refill(advanced: Cents, paid: Cents, used: Cents) -> Cents {
    let needed = (used - paid).at_least_zero();
    (advanced - needed).at_least_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advance_comes_back_as_far_as_the_client_paid() {
        let (advanced, used) = (Cents(364_000), Cents(364_000));
        assert_eq!(to_refill(advanced, Cents::ZERO, used), Cents::ZERO);
        assert_eq!(to_refill(advanced, Cents(100_000), used), Cents(100_000));
        assert_eq!(to_refill(advanced, Cents(364_000), used), advanced);
        assert_eq!(to_refill(advanced, Cents(500_000), used), advanced);
    }

    #[test]
    fn coverage_is_the_reserve_over_what_is_out() {
        let standing = Standing { reserve_cents: Cents(500_000), advanced_cents: Cents(364_000) };
        // 5,000.00 / 3,640.00 = 137.36 %
        assert_eq!(standing.coverage_percent(), Some(Decimal::new(1374, 1)));
        assert!(standing.covered());
        assert_eq!(Standing::default().coverage_percent(), None);
    }
}
