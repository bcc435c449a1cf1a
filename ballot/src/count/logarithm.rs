//! Small numbers back from the exponent: baby steps and giant steps.

use crate::Why;
use crate::suite::{GroupElement, Suite};
use std::collections::HashMap;

/// Largest number that is searched for: a million steps.
const MOST: u64 = 1 << 40;

/// A table for numbers up to a limit.
pub(super) struct Table<S: Suite> {
    steps: HashMap<String, u64>,
    width: u64,
    /// g^(−width)
    giant: S::Element,
    most: u64,
}

impl<S: Suite> Table<S> {
    pub(super) fn new(most: u64) -> Result<Self, Why> {
        if most > MOST {
            return Err(Why::TooLarge);
        }
        let width = most.isqrt() + 1;
        let g = S::public_generator().base();
        let mut power = S::Element::ONE;
        let mut steps = HashMap::new();
        for step in 0..width {
            steps.insert(power.decimal(), step);
            power = power.mul(&g);
        }
        Ok(Self { steps, width, giant: power.invert_public(), most })
    }

    /// The number m in 0 … most with g^m = element.
    pub(super) fn find(&self, element: &S::Element) -> Result<u64, Why> {
        let mut rest = *element;
        for giant in 0..=self.width {
            if let Some(step) = self.steps.get(&rest.decimal()) {
                let number = giant * self.width + step;
                if number <= self.most {
                    return Ok(number);
                }
            }
            rest = rest.mul(&self.giant);
        }
        Err(Why::Impossible("more votes than voters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::GroupScalar;
    use crate::suite::{Belenios2048, Scalar};

    #[test]
    fn every_number_up_to_the_limit_is_found_and_none_above() {
        let power = |n| Belenios2048::public_generator().pow(&Scalar::from_u64(n));
        for most in [0, 1, 2, 3, 8, 9, 10, 99] {
            let table = Table::<Belenios2048>::new(most).unwrap();
            for number in 0..=most {
                assert_eq!(table.find(&power(number)), Ok(number));
            }
            assert!(table.find(&power(most + 1)).is_err());
        }
        assert!(Table::<Belenios2048>::new(MOST + 1).is_err());
    }
}
