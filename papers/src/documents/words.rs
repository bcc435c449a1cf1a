use crate::Cents;

/// An amount in German words, as receipts and certificates ask for:
/// `eintausendzweihundertvierunddreißig Euro und sechsundfünfzig Cent`.
pub fn euro_words(amount: Cents) -> String {
    let sign = if amount.0 < 0 { "minus " } else { "" };
    let (euro, cent) = (amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100);
    let euros = || format!("{} Euro", number_words(euro));
    let cents = || format!("{} Cent", number_words(cent));
    match (euro, cent) {
        (_, 0) => format!("{sign}{}", euros()),
        (0, _) => format!("{sign}{}", cents()),
        _ => format!("{sign}{} und {}", euros(), cents()),
    }
}

/// A whole number as it stands before a noun: `ein`, `einundzwanzig`, `einhundertein`.
fn number_words(number: u64) -> String {
    // What is at or above a million are nouns of their own and stand apart.
    const NOUNS: [(u64, &str, &str); 4] = [
        (1_000_000_000_000_000, "eine Billiarde", "Billiarden"),
        (1_000_000_000_000, "eine Billion", "Billionen"),
        (1_000_000_000, "eine Milliarde", "Milliarden"),
        (1_000_000, "eine Million", "Millionen"),
    ];
    if number == 0 {
        return "null".to_owned();
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (size, one, many) in NOUNS {
        match rest / size {
            0 => {}
            1 => words.push(one.to_owned()),
            count => words.push(format!("{} {many}", below_million(count))),
        }
        rest %= size;
    }
    if rest > 0 {
        words.push(below_million(rest));
    }
    words.join(" ")
}

fn below_million(number: u64) -> String {
    match (number / 1_000, number % 1_000) {
        (0, rest) => below_thousand(rest),
        (thousands, rest) => format!("{}tausend{}", below_thousand(thousands), below_thousand(rest)),
    }
}

/// Nothing for 0: it is the end of a longer word.
fn below_thousand(number: u64) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, rest) => format!("{}hundert{}", unit(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(number: u64) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => unit(number).to_owned(),
        (tens, 0) => ten(tens).to_owned(),
        (tens, ones) => format!("{}und{}", unit(ones), ten(tens)),
    }
}

fn unit(number: u64) -> &'static str {
    const UNITS: [&str; 20] = [
        "",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    usize::try_from(number).ok().and_then(|at| UNITS.get(at)).copied().unwrap_or_default()
}

fn ten(number: u64) -> &'static str {
    const TENS: [&str; 8] = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(2));
    at.and_then(|at| TENS.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn amounts_read_as_a_german_reads_them() {
        let words = |cents| euro_words(Cents(cents));
        assert_eq!(words(0), "null Euro");
        assert_eq!(words(1), "ein Cent");
        assert_eq!(words(100), "ein Euro");
        assert_eq!(words(101), "ein Euro und ein Cent");
        assert_eq!(words(1_200), "zwölf Euro");
        assert_eq!(words(1_616), "sechzehn Euro und sechzehn Cent");
        assert_eq!(words(1_700), "siebzehn Euro");
        assert_eq!(words(2_100), "einundzwanzig Euro");
        assert_eq!(words(3_000), "dreißig Euro");
        assert_eq!(words(6_070), "sechzig Euro und siebzig Cent");
        assert_eq!(words(10_100), "einhundertein Euro");
        assert_eq!(words(100_000), "eintausend Euro");
        // Two amounts that the guidance on the pattern writes out.
        assert_eq!(words(132_200), "eintausenddreihundertzweiundzwanzig Euro");
        assert_eq!(words(124_600), "eintausendzweihundertsechsundvierzig Euro");
        assert_eq!(words(1_110_000), "elftausendeinhundert Euro");
        assert_eq!(words(100_000_000), "eine Million Euro");
        assert_eq!(words(210_000_150), "zwei Millionen einhunderttausendein Euro und fünfzig Cent");
        assert_eq!(words(-550), "minus fünf Euro und fünfzig Cent");
    }

    #[test]
    fn every_amount_has_words_of_its_own() {
        let all: BTreeSet<_> = (0..100_000).map(|euro| euro_words(Cents(euro * 100))).collect();
        assert_eq!(all.len(), 100_000);
        // 92 233 720 368 547 758.08 € is the largest there is.
        let largest = euro_words(Cents(i64::MIN));
        assert!(largest.starts_with("minus zweiundneunzig Billiarden zweihundertdreiunddreißig Billionen"), "{largest}");
        assert!(largest.ends_with("siebenhundertachtundfünfzig Euro und acht Cent"), "{largest}");
    }
}
