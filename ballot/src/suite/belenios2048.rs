//! BELENIOS-2048: the subgroup of order q of the integers modulo p, p of 2048 bits, made in the
//! manner of FIPS 186-4. Constants: Belenios specification, release 2.0.

use super::{FixedBase, GroupElement, GroupScalar, PublicBase, Suite};
use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{Choice, CtSelect, U256, U2048, const_monty_params, zeroize::Zeroize};
use rand_core::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::sync::OnceLock;

const_monty_params!(
    FieldP,
    U2048,
    "a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f21e6d36856b428030421f514ed40bfd4c06e092a495af8d79a2f85e0fb11c0ede07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d107435012768a2cdd0a4091d8fa447f6c7ebc15a349fa318a6b4fe17d8d47e843a3e14dfa9b2162f4d7229abe93a188b46b006517d6f6747ebbb29c9ec3099b607f18fb1a8bc858279aa8599411d998d3e3fada9e010840d082d8c31911acdd4a0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f878affa2375e2999b44f6cef17d707301e59e0e6351e051ed9cec4157646e64f",
    "The modulus p."
);

const_monty_params!(FieldQ, U256, "adb6066a73522565f4daa0f2579db7f2f0fa90c2168bc709e20263387d55c491", "The order q of the group.");

const G: U2048 = U2048::from_be_hex(
    "1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51988b98c259597f9c5a9dfd001d26ba31d9d8976f01d95a1c8262ee68a0e92cea541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8643e673fd9d215fc8fe5fb9cf9fdb8ea88fdb1a3381a697fdf9c2458570b06d26aef1be365fdd90165f397c6b870df8c1b9e519edcee8bb0f74b7a1615a274ba60a7ea574a61f552d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d47aa680d43771902743d663f42d853c041e1c91fe3823f4bcf284308f1d7e653",
);

/// Decimal digits of the largest element.
const ELEMENT_DIGITS: usize = 617;
/// Decimal digits of the largest scalar.
const SCALAR_DIGITS: usize = 77;

/// The suite of Belenios 2.0, crypto version 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belenios2048;

impl Suite for Belenios2048 {
    const GROUP: &'static str = "BELENIOS-2048";
    type Scalar = Scalar;
    type Element = Element;

    fn generator() -> &'static FixedBase<Self> {
        static TABLE: OnceLock<FixedBase<Belenios2048>> = OnceLock::new();
        TABLE.get_or_init(|| FixedBase::new(&Element(ConstMontyForm::new(&G))))
    }

    fn public_generator() -> &'static PublicBase<Self> {
        static TABLE: OnceLock<PublicBase<Belenios2048>> = OnceLock::new();
        TABLE.get_or_init(|| PublicBase::new(&Element(ConstMontyForm::new(&G))))
    }

    fn scalar_from_hash(hash: [u8; 32]) -> Scalar {
        Scalar::from_be_bytes_reduced(hash)
    }
}

/// An exponent modulo q, always below q.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Scalar(ConstMontyForm<FieldQ, { U256::LIMBS }>);

impl GroupScalar for Scalar {
    const ZERO: Self = Self(ConstMontyForm::ZERO);
    const ONE: Self = Self(ConstMontyForm::ONE);
    #[rustfmt::skip]
    const ORDER_LE_BYTES: [u8; 32] = [
        0x91, 0xc4, 0x55, 0x7d, 0x38, 0x63, 0x02, 0xe2, 0x09, 0xc7, 0x8b, 0x16, 0xc2, 0x90, 0xfa, 0xf0,
        0xf2, 0xb7, 0x9d, 0x57, 0xf2, 0xa0, 0xda, 0xf4, 0x65, 0x25, 0x52, 0x73, 0x6a, 0x06, 0xb6, 0xad,
    ];

    fn from_u64(value: u64) -> Self {
        Self(ConstMontyForm::new(&U256::from_u64(value)))
    }

    fn from_be_bytes_reduced(bytes: [u8; 32]) -> Self {
        // Montgomery multiplication reduces any 256-bit number, also one above q.
        Self(ConstMontyForm::new(&U256::from_be_slice(&bytes)))
    }

    fn to_le_bytes(&self) -> [u8; 32] {
        self.0.retrieve().to_le_bytes().into()
    }

    fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut bytes = [0; 32];
        loop {
            rng.fill_bytes(&mut bytes);
            let candidate = U256::from_be_slice(&bytes);
            if candidate < *FieldQ::PARAMS.modulus().as_ref() {
                bytes.zeroize();
                return Self(ConstMontyForm::new(&candidate));
            }
        }
    }

    fn add(&self, other: &Self) -> Self {
        Self(self.0.add(&other.0))
    }

    fn sub(&self, other: &Self) -> Self {
        Self(self.0.sub(&other.0))
    }

    fn mul(&self, other: &Self) -> Self {
        Self(self.0.mul(&other.0))
    }

    fn invert_public(&self) -> Option<Self> {
        self.0.invert_vartime().into_option().map(Self)
    }

    fn select(&self, other: &Self, choice: Choice) -> Self {
        Self(self.0.ct_select(&other.0, choice))
    }

    fn wipe(&mut self) {
        self.0.zeroize();
    }
}

/// A number in 1 … p − 1. Whether it lies in the group is for [`GroupElement::is_member`] to say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Element(ConstMontyForm<FieldP, { U2048::LIMBS }>);

impl GroupElement for Element {
    type Scalar = Scalar;
    const ONE: Self = Self(ConstMontyForm::ONE);

    fn mul(&self, other: &Self) -> Self {
        Self(self.0.mul(&other.0))
    }

    fn square_times(&self, times: u32) -> Self {
        Self(self.0.square_repeat_vartime(times))
    }

    fn invert_public(&self) -> Self {
        // p is prime and 0 cannot be constructed, so an inverse always exists.
        Self(self.0.invert_vartime().into_option().unwrap_or(self.0))
    }

    fn pow(&self, secret: &Scalar) -> Self {
        Self(self.0.pow(&secret.0.retrieve()))
    }

    fn is_member(&self) -> bool {
        self.0.pow_vartime(FieldQ::PARAMS.modulus().as_ref()) == ConstMontyForm::ONE
    }

    fn to_be_bytes(&self) -> Vec<u8> {
        self.0.retrieve().to_be_bytes().as_ref().to_vec()
    }

    fn decimal(&self) -> String {
        self.0.retrieve().to_string_radix_vartime(10)
    }

    fn select(&self, other: &Self, choice: Choice) -> Self {
        Self(self.0.ct_select(&other.0, choice))
    }
}

/// Decimal digits without sign or leading zeros: the only spelling that a file may use.
fn plain_decimal(text: &str, most: usize) -> bool {
    let first = text.bytes().next();
    text.len() <= most && text.bytes().all(|digit| digit.is_ascii_digit()) && first.is_some_and(|digit| digit != b'0' || text.len() == 1)
}

impl Serialize for Scalar {
    fn serialize<T: Serializer>(&self, to: T) -> Result<T::Ok, T::Error> {
        to.serialize_str(&self.0.retrieve().to_string_radix_vartime(10))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if !plain_decimal(&text, SCALAR_DIGITS) {
            return Err(D::Error::custom("not a plain decimal number below q"));
        }
        let value = U256::from_str_radix_vartime(&text, 10).map_err(D::Error::custom)?;
        if value >= *FieldQ::PARAMS.modulus().as_ref() {
            return Err(D::Error::custom("not below q"));
        }
        Ok(Self(ConstMontyForm::new(&value)))
    }
}

impl Serialize for Element {
    fn serialize<T: Serializer>(&self, to: T) -> Result<T::Ok, T::Error> {
        to.serialize_str(&self.decimal())
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl std::str::FromStr for Element {
    type Err = &'static str;

    /// Reads the decimal spelling of a number in 1 … p − 1.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !plain_decimal(text, ELEMENT_DIGITS) {
            return Err("not a plain decimal number below p");
        }
        let value = U2048::from_str_radix_vartime(text, 10).map_err(|_| "not below p")?;
        if value == U2048::ZERO || value >= *FieldP::PARAMS.modulus().as_ref() {
            return Err("not between 0 and p");
        }
        Ok(Self(ConstMontyForm::new(&value)))
    }
}

// Exponents may be secrets: they show nothing of themselves.
impl std::fmt::Debug for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scalar(…)")
    }
}

impl std::fmt::Debug for Element {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Element({}…)", self.decimal().get(..8).unwrap_or("small"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constants_are_those_of_the_specification() {
        let g = Element(ConstMontyForm::new(&G));
        assert!(g.is_member() && g != Element::ONE);
        // First and last digits of p, g and q as printed in the specification.
        let p = FieldP::PARAMS.modulus().as_ref().to_string_radix_vartime(10);
        assert!(p.starts_with("20694785691422546401") && p.ends_with("3125680162072880719"));
        assert_eq!(p.len(), ELEMENT_DIGITS);
        assert!(g.decimal().starts_with("24023526775018522092"));
        assert!(g.decimal().ends_with("7745308460627"));
        let q = FieldQ::PARAMS.modulus().as_ref().to_string_radix_vartime(10);
        assert_eq!(q, "78571733251071885079927659812671450121821421258408794611510081919805623223441");
        assert_eq!(q.len(), SCALAR_DIGITS);
    }

    #[test]
    fn a_number_is_spelt_in_one_way_only() {
        let q = "78571733251071885079927659812671450121821421258408794611510081919805623223441";
        for bad in ["", "+1", "-1", "01", "00", "1_0", " 1", "1 ", "0x1", "１", q] {
            let text = serde_json::to_string(bad).unwrap();
            assert!(serde_json::from_str::<Scalar>(&text).is_err(), "{bad:?} as a scalar");
        }
        for bad in ["", "0", "+1", "01", "1_0"] {
            assert!(bad.parse::<Element>().is_err(), "{bad:?} as an element");
        }
        let p = FieldP::PARAMS.modulus().as_ref().to_string_radix_vartime(10);
        assert!(p.parse::<Element>().is_err());
        assert!(serde_json::from_str::<Scalar>("\"0\"").is_ok());
    }

    #[test]
    fn p_minus_an_element_is_no_member() {
        let g = Element(ConstMontyForm::new(&G));
        let negative = Element(g.0.neg());
        assert!(!negative.is_member());
    }
}
