//! ISO 7064 MOD 97-10, the check of IBAN, RF reference, creditor id and Leitweg-ID.

/// The remainder by 97 of a number written in digits and letters (A = 10 … Z = 35).
/// Characters that are neither are skipped; callers have refused them before.
pub(super) fn remainder(characters: impl IntoIterator<Item = char>) -> u32 {
    characters
        .into_iter()
        .filter_map(|letter| letter.to_digit(36))
        .fold(0, |rest, value| if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
}

/// The two check digits for a number that already ends in `00`.
pub(super) fn check_digits(characters: impl IntoIterator<Item = char>) -> u32 {
    98 - remainder(characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remainder_of_a_long_number_is_that_of_long_division() {
        // 98 = 1 * 97 + 1; 194 = 2 * 97.
        assert_eq!(remainder("98".chars()), 1);
        assert_eq!(remainder("194".chars()), 0);
        // A = 10, so "A1" is 101 = 97 + 4.
        assert_eq!(remainder("A1".chars()), 4);
    }
}
