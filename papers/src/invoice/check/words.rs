//! The sentences: for each rule what is wrong, in words a person can act on, and which field to mend.

/// What to say about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Where in the model.
    pub field: String,
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

/// Rule, term, English, German; one per line, with tabs.
const RULES: &str = include_str!("rules.tsv");
/// Term, field of the model, English and German name; one per line, with tabs.
const TERMS: &str = include_str!("terms.tsv");

/// The words for a rule: its own sentence, else that of its family (VAT category), else one made of
/// the names of the term it concerns and the rule's own text. `path` is like `BG-25[2]/BT-151`.
pub fn words_for(rule: &str, path: &str, message: &str) -> Words {
    let row = RULES.lines().map(columns).find(|row| row.first() == Some(&rule));
    if let Some([_, term, en, de]) = row.as_deref() {
        return Words { field: field_of(path, term), en: (*en).to_owned(), de: (*de).to_owned() };
    }
    if let Some((term, en, de)) = by_category(rule) {
        return Words { field: field_of(path, term), en, de };
    }
    let term = path.rsplit('/').next().and_then(|part| part.split('[').next()).unwrap_or_default();
    let known = names(term).map(|_| term.to_owned());
    let term = known.or_else(|| registered_term(rule)).unwrap_or_else(|| first_term(message));
    match names(&term) {
        Some((_, en, de)) => Words {
            field: field_of(path, &term),
            en: format!("Please check: {en}. Rule {rule}: {message}"),
            de: format!("Bitte prüfen: {de}. Regel {rule}: {message}"),
        },
        None => Words { field: String::new(), en: format!("Rule {rule}: {message}"), de: format!("Regel {rule}: {message}") },
    }
}

/// The rules `BR-S-01` to `BR-O-10` say the same ten things of each VAT category.
fn by_category(rule: &str) -> Option<(&'static str, String, String)> {
    let (family, number) = rule.strip_prefix("BR-")?.split_once('-')?;
    let (en, de) = match family {
        "S" => ("taxed", "steuerpflichtig"),
        "Z" => ("taxed at zero", "mit 0 % besteuert"),
        "E" => ("exempt", "steuerfrei"),
        "AE" => ("reverse charge", "Steuerschuldnerschaft des Leistungsempfängers"),
        "IC" => ("intra-community supply", "innergemeinschaftliche Lieferung"),
        "G" => ("export", "Ausfuhr"),
        "O" => ("not taxable here", "hier nicht steuerbar"),
        "AF" | "IG" => ("Canary Islands", "Kanarische Inseln"),
        "AG" | "IP" => ("Ceuta and Melilla", "Ceuta und Melilla"),
        "B" => ("split payment", "Split Payment"),
        _ => return None,
    };
    let (term, say_en, say_de) = match number {
        "1" | "01" => (
            "BG-23",
            "the VAT breakdown of this category is missing or there twice",
            "die Steueraufteilung dieser Kategorie fehlt oder ist doppelt",
        ),
        "2" | "3" | "4" | "02" | "03" | "04" => tax_ids(family),
        "5" | "05" => ("BT-152", "the rate of a line does not fit the category", "der Steuersatz einer Position passt nicht zur Kategorie"),
        "6" | "06" => {
            ("BT-96", "the rate of an allowance does not fit the category", "der Steuersatz eines Nachlasses passt nicht zur Kategorie")
        }
        "7" | "07" => {
            ("BT-103", "the rate of a charge does not fit the category", "der Steuersatz eines Zuschlags passt nicht zur Kategorie")
        }
        "8" | "08" => (
            "BT-116",
            "the taxable amount is not the sum of the lines of the category",
            "die Steuerbasis ist nicht die Summe der Positionen dieser Kategorie",
        ),
        "9" | "09" => ("BT-117", "the VAT amount is not right", "der Steuerbetrag stimmt nicht"),
        "10" if family == "S" => {
            ("BT-120", "a taxed sale has no reason of exemption", "eine steuerpflichtige Leistung hat keinen Befreiungsgrund")
        }
        "10" => ("BT-120", "the reason why no VAT is charged is missing", "der Grund, warum keine Umsatzsteuer berechnet wird, fehlt"),
        "11" => ("BT-72", "the day or period of delivery is missing", "Tag oder Zeitraum der Lieferung fehlt"),
        "12" => ("BT-80", "the country of delivery is missing", "das Land der Lieferung fehlt"),
        _ => return None,
    };
    Some((term, format!("VAT ({en}): {say_en}."), format!("Umsatzsteuer ({de}): {say_de}.")))
}

fn tax_ids(family: &str) -> (&'static str, &'static str, &'static str) {
    match family {
        "AE" | "IC" => {
            ("BT-48", "the VAT ids of seller and buyer are both needed", "die USt-IdNrn. von Verkäufer und Käufer sind beide nötig")
        }
        "O" => (
            "BT-31",
            "there must be no VAT id, neither the seller's nor the buyer's; the seller gives the tax number instead",
            "es darf keine USt-IdNr. stehen, weder die des Verkäufers noch die des Käufers; der Verkäufer gibt stattdessen die Steuernummer an",
        ),
        _ => ("BT-31", "the seller needs a VAT id or a tax number", "der Verkäufer braucht eine USt-IdNr. oder eine Steuernummer"),
    }
}

/// The field of a term, with the number of the line or breakdown when the path has one.
fn field_of(path: &str, term: &str) -> String {
    let Some((field, _, _)) = names(term) else {
        return String::new();
    };
    let index = path.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    match index {
        Some((number, _)) if matches!(field, "lines" | "vat" | "allowances" | "charges") => {
            format!("{field}[{number}]")
        }
        _ => field.to_owned(),
    }
}

/// The first term that the register of rules has for a rule.
fn registered_term(rule: &str) -> Option<String> {
    let rule = en16931::validation::rules::explain(rule)?;
    rule.terms.iter().map(ToString::to_string).find(|term| names(term).is_some())
}

/// The first `BT-…` a text names.
fn first_term(message: &str) -> String {
    let Some((_, rest)) = message.split_once("BT-") else {
        return String::new();
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    format!("BT-{digits}")
}

fn names(term: &str) -> Option<(&'static str, &'static str, &'static str)> {
    TERMS.lines().find_map(|line| match columns(line).as_slice() {
        [known, field, en, de] if *known == term => Some((*field, *en, *de)),
        _ => None,
    })
}

fn columns(line: &'static str) -> Vec<&'static str> {
    line.split('\t').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_complete() {
        for row in RULES.lines().chain(TERMS.lines()).map(columns) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
        for row in RULES.lines().map(columns) {
            assert!(names(row[1]).is_some(), "{} has a field", row[0]);
        }
    }

    #[test]
    fn every_rule_there_is_gets_words_in_both_languages() {
        let mut bare = std::collections::BTreeSet::new();
        for rule in en16931::validation::rules::all() {
            let words = words_for(rule.id.as_str(), "", rule.text);
            assert!(words.en.len() > 10 && words.de.len() > 10, "{}", rule.id.as_str());
            if words.en.starts_with("Rule ") {
                bare.insert(rule.id.as_str());
            }
        }
        // Of more than 300 rules these name no term at all: rules on the form of a file or of national
        // extensions. They are shown with their own text.
        assert!(bare.len() < 40, "{}: {bare:?}", bare.len());
    }

    #[test]
    fn a_finding_in_a_line_points_to_the_line() {
        let words = words_for("BR-CL-18", "BG-25[2]/BT-151", "");
        assert_eq!(words.field, "lines[2]");
        assert!(words.de.contains("ermäßigte Satz ist S"));
        let words = words_for("BR-O-02", "BG-25[0]", "");
        assert_eq!(words.field, "seller.vat_id");
    }
}
