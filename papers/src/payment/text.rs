//! The characters that pass every bank of SEPA, and ids and texts made of them.

use crate::Refusal;

/// Rewrites a text in the SEPA character set: `a–z A–Z 0–9 / - ? : ( ) . , ' +` and space (EPC217-08).
///
/// Umlauts become two letters (ä → ae), accents fall off, Greek and Cyrillic letters become Latin ones
/// as the paper's table has it; any other sign becomes a full stop. Runs of space become one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(letter),
            '/' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '\'' | '+' => out.push(letter),
            letter if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            letter if letter.is_control() || is_combining(letter) => {}
            letter => out.push_str(replacement(letter)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether an id can travel through every bank: 1 to 35 characters of the SEPA set, no slash at an end,
/// no two slashes in a row (EPC implementation guidelines; DK schema).
pub(crate) fn check_id(field: &str, id: &str) -> Option<Refusal> {
    let fault = if id.is_empty() || id.len() > 35 {
        Some(("must have 1 to 35 characters", "Muss 1 bis 35 Zeichen haben."))
    } else if fold(id) != id {
        Some((
            "may only use letters, digits, spaces and / - ? : ( ) . , ' +",
            "Darf nur Buchstaben, Ziffern, Leerzeichen und / - ? : ( ) . , ' + enthalten.",
        ))
    } else if id.starts_with('/') || id.ends_with('/') || id.contains("//") {
        Some((
            "must not begin or end with a slash or have two in a row",
            "Darf nicht mit Schrägstrich beginnen oder enden und keine zwei hintereinander haben.",
        ))
    } else {
        None
    };
    fault.map(|(en, de)| Refusal::new("id", field, format!("the bank would reject: the id {en}"), de))
}

/// Accents that stand beside their letter (Unicode's decomposed form).
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn replacement(letter: char) -> &'static str {
    rewritten(letter).unwrap_or(".")
}

/// How a letter or sign is written with the letters of SEPA, if anybody has said how.
pub(crate) fn rewritten(letter: char) -> Option<&'static str> {
    latin(letter).or_else(|| greek(letter)).or_else(|| cyrillic(letter)).or_else(|| sign(letter))
}

fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'Ä' | 'Æ' => "Ae",
        'Ö' | 'Œ' => "Oe",
        'Ü' => "Ue",
        'ẞ' => "SS",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ả' | 'ạ' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            "a"
        }
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ' | 'Ấ' | 'Ầ' => "A",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ď' | 'đ' | 'ð' => "d",
        'Ď' | 'Đ' | 'Ð' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | 'ẻ' | 'ẽ' | 'ẹ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => {
            "e"
        }
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Ə' | 'Ế' | 'Ề' => "E",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ĥ' | 'ħ' => "h",
        'Ĥ' | 'Ħ' => "H",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ĵ' => "j",
        'Ĵ' => "J",
        'ķ' | 'ĸ' => "k",
        'Ķ' => "K",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => "L",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => "n",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' | 'Ŋ' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ỏ' | 'ọ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            "o"
        }
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' | 'Ơ' => "O",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ſ' => "s",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => "T",
        'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ủ' | 'ụ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ư' => "U",
        'ŵ' => "w",
        'Ŵ' => "W",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' => "y",
        'Ý' | 'Ÿ' | 'Ŷ' => "Y",
        'ź' | 'ż' | 'ž' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'þ' => "th",
        'Þ' => "Th",
        _ => return None,
    })
}

fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'ά' => "a",
        'Α' | 'Ά' => "A",
        'β' => "v",
        'Β' => "V",
        'γ' => "g",
        'Γ' => "G",
        'δ' => "d",
        'Δ' => "D",
        'ε' | 'έ' => "e",
        'Ε' | 'Έ' => "E",
        'ζ' => "z",
        'Ζ' => "Z",
        'η' | 'ή' | 'ι' | 'ί' | 'ϊ' | 'ΐ' => "i",
        'Η' | 'Ή' | 'Ι' | 'Ί' | 'Ϊ' => "I",
        'θ' => "th",
        'Θ' => "Th",
        'κ' => "k",
        'Κ' => "K",
        'λ' => "l",
        'Λ' => "L",
        'μ' | 'µ' => "m",
        'Μ' => "M",
        'ν' => "n",
        'Ν' => "N",
        'ξ' => "x",
        'Ξ' => "X",
        'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'Ο' | 'Ό' | 'Ω' | 'Ώ' => "O",
        'π' => "p",
        'Π' => "P",
        'ρ' => "r",
        'Ρ' => "R",
        'σ' | 'ς' => "s",
        'Σ' => "S",
        'τ' => "t",
        'Τ' => "T",
        'υ' | 'ύ' | 'ϋ' | 'ΰ' => "y",
        'Υ' | 'Ύ' | 'Ϋ' => "Y",
        'φ' => "f",
        'Φ' => "F",
        'χ' => "ch",
        'Χ' => "Ch",
        'ψ' => "ps",
        'Ψ' => "Ps",
        _ => return None,
    })
}

fn cyrillic(letter: char) -> Option<&'static str> {
    const SMALL: [(char, &str); 38] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "e"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('й', "y"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sht"),
        ('ъ', "a"),
        ('ы', "y"),
        ('ь', "y"),
        ('э', "e"),
        ('ю', "yu"),
        ('я', "ya"),
        ('ђ', "d"),
        ('і', "i"),
        ('ї', "i"),
        ('є', "ie"),
        ('ґ', "g"),
    ];
    const CAPITAL: [(char, &str); 38] = [
        ('А', "A"),
        ('Б', "B"),
        ('В', "V"),
        ('Г', "G"),
        ('Д', "D"),
        ('Е', "E"),
        ('Ё', "E"),
        ('Ж', "Zh"),
        ('З', "Z"),
        ('И', "I"),
        ('Й', "Y"),
        ('К', "K"),
        ('Л', "L"),
        ('М', "M"),
        ('Н', "N"),
        ('О', "O"),
        ('П', "P"),
        ('Р', "R"),
        ('С', "S"),
        ('Т', "T"),
        ('У', "U"),
        ('Ф', "F"),
        ('Х', "H"),
        ('Ц', "Ts"),
        ('Ч', "Ch"),
        ('Ш', "Sh"),
        ('Щ', "Sht"),
        ('Ъ', "A"),
        ('Ы', "Y"),
        ('Ь', "Y"),
        ('Э', "E"),
        ('Ю', "Yu"),
        ('Я', "Ya"),
        ('Ђ', "D"),
        ('І', "I"),
        ('Ї', "I"),
        ('Є', "Ie"),
        ('Ґ', "G"),
    ];
    SMALL.iter().chain(CAPITAL.iter()).find(|(from, _)| *from == letter).map(|(_, to)| *to)
}

fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '&' => "+",
        '–' | '—' | '‐' | '‑' | '_' => "-",
        '’' | '‘' | '`' | '´' | '"' | '„' | '“' | '”' | '«' | '»' => "'",
        ';' => ",",
        '[' | '{' | '<' => "(",
        ']' | '}' | '>' => ")",
        '\\' | '|' => "/",
        '€' => "EUR",
        '@' => "(at)",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_rewritten_in_the_set_every_bank_takes() {
        assert_eq!(fold("Jörg Müßig & Söhne"), "Joerg Muessig + Soehne");
        assert_eq!(fold("Zoë Łukasz Đorđević Şahin Țuțu"), "Zoe Lukasz Dordevic Sahin Tutu");
        assert_eq!(fold("Nguyễn Thị Hương"), "Nguyen Thi Huong");
        assert_eq!(fold("Γιώργος Παπαδόπουλος"), "Giorgos Papadopoylos");
        assert_eq!(fold("Иван Жуков"), "Ivan Zhukov");
        assert_eq!(fold("e\u{301}cole  \t\n x "), "ecole x", "decomposed accent, runs of space");
        assert_eq!(fold("李 100 €"), ". 100 EUR");
    }

    #[test]
    fn ids_that_a_bank_would_stumble_over_are_refused() {
        assert_eq!(check_id("x", "LOHN-2026-10/0001"), None);
        for id in ["", "/1", "1/", "1//2", "ä", "a b  c", &"1".repeat(36)] {
            assert!(check_id("x", id).is_some(), "{id}");
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            proptest::prop_assert!(once.is_ascii());
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
