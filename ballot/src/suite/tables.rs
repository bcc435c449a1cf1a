//! Powers, three ways: of a fixed base with a secret exponent (constant time), of a fixed base with
//! a public exponent (a large table), of any base with several public exponents (shared squares).

use super::{Choice, GroupElement, GroupScalar, Suite};
use crypto_bigint::CtEq;

/// A base with a table for **secret** exponents: every power reads every entry of the table, so
/// neither time nor cache tells which digit was used.
#[derive(Debug)]
pub struct FixedBase<S: Suite> {
    /// `windows[i][d] = base^(d · 16^i)`
    windows: Vec<[S::Element; 16]>,
}

impl<S: Suite> FixedBase<S> {
    /// Builds the table: 64 windows of 16 elements.
    pub fn new(base: &S::Element) -> Self {
        let mut step = *base;
        let windows = (0..64)
            .map(|_| {
                let mut power = S::Element::ONE;
                let window = std::array::from_fn(|_| {
                    let this = power;
                    power = power.mul(&step);
                    this
                });
                step = power;
                window
            })
            .collect();
        Self { windows }
    }

    /// The base raised to a secret exponent, in constant time.
    pub fn pow(&self, secret: &S::Scalar) -> S::Element {
        let digits = secret.to_le_bytes();
        let digits = digits.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        self.windows.iter().zip(digits).fold(S::Element::ONE, |product, (window, digit)| product.mul(&Self::read(window, digit)))
    }

    /// The base where the secret choice is true, otherwise one.
    pub fn pow_bit(&self, choice: Choice) -> S::Element {
        let base = self.windows.first().map_or(S::Element::ONE, |[_, base, ..]| *base);
        S::Element::ONE.select(&base, choice)
    }

    fn read(window: &[S::Element; 16], digit: u8) -> S::Element {
        (0_u8..).zip(window).fold(S::Element::ONE, |found, (at, entry)| found.select(entry, at.ct_eq(&digit)))
    }
}

/// A base with a large table for **public** exponents (verification): 32 products per power.
#[derive(Debug)]
pub struct PublicBase<S: Suite> {
    /// `windows[i][d] = base^(d · 256^i)`
    windows: Vec<Vec<S::Element>>,
}

impl<S: Suite> PublicBase<S> {
    /// Builds the table: 32 windows of 256 elements, two megabytes.
    pub fn new(base: &S::Element) -> Self {
        let mut step = *base;
        let windows = (0..32)
            .map(|_| {
                let mut power = S::Element::ONE;
                let window = (0..256)
                    .map(|_| {
                        let this = power;
                        power = power.mul(&step);
                        this
                    })
                    .collect();
                step = power;
                window
            })
            .collect();
        Self { windows }
    }

    /// The base itself.
    pub fn base(&self) -> S::Element {
        self.windows.first().and_then(|window| window.get(1)).copied().unwrap_or(S::Element::ONE)
    }

    /// The base raised to a public exponent.
    pub fn pow(&self, public: &S::Scalar) -> S::Element {
        let digits = public.to_le_bytes();
        self.windows
            .iter()
            .zip(digits)
            .filter(|(_, digit)| *digit != 0)
            .filter_map(|(window, digit)| window.get(usize::from(digit)))
            .fold(S::Element::ONE, |product, entry| product.mul(entry))
    }
}

/// The powers `base^(16^i)` of an arbitrary base. A proof raises the same base to several public
/// exponents; the squarings, three quarters of the work, are then done once (Yao's method).
#[derive(Debug)]
pub struct Powers<S: Suite> {
    steps: Vec<S::Element>,
}

impl<S: Suite> Powers<S> {
    /// Prepares a base that is already known to be in the group.
    pub fn of_member(base: &S::Element) -> Self {
        let mut step = *base;
        let mut steps = Vec::with_capacity(64);
        steps.push(step);
        for _ in 1..64 {
            step = step.square_times(4);
            steps.push(step);
        }
        Self { steps }
    }

    /// Prepares a base that was read from outside; none if it is not in the group. The test
    /// `base^q = 1` shares the squares with the powers that follow.
    pub fn checked(base: &S::Element) -> Option<Self> {
        let powers = Self::of_member(base);
        (powers.pow_bytes(S::Scalar::ORDER_LE_BYTES) == S::Element::ONE).then_some(powers)
    }

    /// Prepares the product of bases that are prepared already: a product per step is cheaper than
    /// four squares as long as there are few of them.
    pub fn of_product(bases: &[&Self]) -> Self {
        let Some((first, others)) = bases.split_first() else { return Self { steps: vec![S::Element::ONE; 64] } };
        // 64 steps of n − 1 products, or n − 1 products and 252 squares.
        if bases.len() > 4 {
            let bases = bases.iter().filter_map(|base| base.steps.first());
            return Self::of_member(&bases.fold(S::Element::ONE, |product, base| product.mul(base)));
        }
        let mut steps = first.steps.clone();
        for base in others {
            steps.iter_mut().zip(&base.steps).for_each(|(step, more)| *step = step.mul(more));
        }
        Self { steps }
    }

    /// The base raised to a public exponent.
    pub fn pow(&self, public: &S::Scalar) -> S::Element {
        self.pow_bytes(public.to_le_bytes())
    }

    /// One bucket per digit, then the buckets are weighed.
    fn pow_bytes(&self, little_endian: [u8; 32]) -> S::Element {
        let mut buckets: [Option<S::Element>; 16] = [None; 16];
        let digits = little_endian.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        for (step, digit) in self.steps.iter().zip(digits) {
            if let Some(bucket) = buckets.get_mut(usize::from(digit)) {
                *bucket = Some(bucket.map_or(*step, |product| product.mul(step)));
            }
        }
        let (mut above, mut total): (Option<S::Element>, Option<S::Element>) = (None, None);
        for bucket in buckets.into_iter().skip(1).rev() {
            above = match (above, bucket) {
                (Some(product), Some(more)) => Some(product.mul(&more)),
                (Some(one), None) | (None, Some(one)) => Some(one),
                (None, None) => None,
            };
            total = match (total, above) {
                (Some(product), Some(more)) => Some(product.mul(&more)),
                (one, None) | (None, one) => one,
            };
        }
        total.unwrap_or(S::Element::ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Belenios2048, Element, Scalar};
    use super::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn every_way_to_a_power_arrives_at_the_same_element() {
        let mut rng = StdRng::seed_from_u64(1);
        let g = Belenios2048::public_generator().base();
        let base = g.pow(&Scalar::random(&mut rng));
        let fixed = FixedBase::<Belenios2048>::new(&base);
        let public = PublicBase::<Belenios2048>::new(&base);
        let powers = Powers::<Belenios2048>::of_member(&base);
        let minus_one = Scalar::ZERO.sub(&Scalar::ONE);
        let drawn = std::array::from_fn::<_, 5, _>(|_| Scalar::random(&mut rng));
        let small = [Scalar::ZERO, Scalar::ONE, Scalar::from_u64(16), minus_one];
        for exponent in drawn.iter().chain(&small) {
            let expected = base.pow(exponent);
            assert_eq!(fixed.pow(exponent), expected);
            assert_eq!(public.pow(exponent), expected);
            assert_eq!(powers.pow(exponent), expected);
        }
        assert_eq!(base.pow(&minus_one), base.invert_public());
        for count in [0, 1, 3, 6] {
            let product = Powers::of_product(&vec![&powers; count]);
            let exponent = Scalar::from_u64(u64::try_from(count).unwrap()).mul(&minus_one);
            assert_eq!(product.pow(&minus_one), base.pow(&exponent));
        }
        assert!(Powers::<Belenios2048>::checked(&base).is_some());
        let two: Element = "2".parse().unwrap();
        assert!(!two.is_member() && Powers::<Belenios2048>::checked(&two).is_none());
    }
}
