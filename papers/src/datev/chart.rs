use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::journal::Account;

/// The charts of accounts there is a mapping for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chart {
    /// SKR03, by processes.
    Skr03,
    /// SKR04, by the annual accounts.
    Skr04,
    /// SKR49, for associations; it has no accounts for the shares of members.
    Skr49,
}

impl Chart {
    /// The two digits of the header's field 27.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Skr03 => "03",
            Self::Skr04 => "04",
            Self::Skr49 => "49",
        }
    }

    /// Accounts from which DATEV computes VAT by itself (*Automatikkonten*). Our entries carry the VAT
    /// as a posting of its own: on these accounts it would be counted twice. The list holds the
    /// ordinary ones for sales and purchases at 7 % and 19 %, as four-digit numbers.
    fn automatic(self) -> &'static [(u32, u32)] {
        match self {
            Self::Skr03 => &[(3300, 3309), (3400, 3409), (8300, 8309), (8400, 8409)],
            Self::Skr04 => &[(4300, 4309), (4400, 4409), (5300, 5309), (5400, 5409)],
            Self::Skr49 => &[(8026, 8026), (8030, 8030)],
        }
    }

    /// Collective accounts of debtors and creditors: only their person accounts are booked on.
    fn collective(self) -> &'static [u32] {
        match self {
            Self::Skr03 => &[1400, 1600],
            Self::Skr04 => &[1200, 3300],
            Self::Skr49 => &[],
        }
    }
}

/// A row of the mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// The account's names, joined by colons: `bank`, `vat-payable:19`.
    pub role: &'static str,
    /// Number in SKR03, four digits.
    pub skr03: Option<u32>,
    /// Number in SKR04, four digits.
    pub skr04: Option<u32>,
    /// Number in SKR49, four digits.
    pub skr49: Option<u32>,
    /// What the charts call it.
    pub title: &'static str,
}

/// All roles with their numbers, from `chart.tsv`. A tax adviser should look over them once: charts
/// leave room, and the numbers can be overridden one by one in [`Numbers`].
pub fn roles() -> impl Iterator<Item = Role> {
    include_str!("chart.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let role = cells.next()?;
        let mut number = || cells.next().map(|cell| cell.parse().ok());
        let (skr03, skr04, skr49) = (number()?, number()?, number()?);
        Some(Role { role, skr03, skr04, skr49, title: cells.next()? })
    })
}

/// Which number each account of the journal has in the client's books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    chart: Chart,
    digits: u32,
    overrides: BTreeMap<String, u32>,
}

impl Numbers {
    /// A chart, the digits of its ledger accounts (4 to 8), and numbers of the operator's own.
    ///
    /// A key of `overrides` is an account's names joined by colons, in part or whole:
    /// `receivable:K-0042` for one customer, `receivable` for all. The longest key that fits wins, and a
    /// number of the operator's wins over the table's of the same length. Person accounts have one digit
    /// more than ledger accounts.
    ///
    /// # Errors
    /// Digits out of range; numbers that are too long, collective, or compute VAT by themselves.
    pub fn new(chart: Chart, digits: u8, overrides: BTreeMap<String, u32>) -> Result<Self, Vec<Refusal>> {
        if !(4..=8).contains(&digits) {
            return Err(vec![Refusal::new(
                "account-digits",
                "account_digits",
                "ledger accounts have 4 to 8 digits",
                "Sachkonten haben 4 bis 8 Stellen.",
            )]);
        }
        let numbers = Self { chart, digits: u32::from(digits), overrides };
        let refusals: Vec<_> = numbers.overrides.iter().filter_map(|(role, number)| numbers.check(role, *number)).collect();
        if refusals.is_empty() { Ok(numbers) } else { Err(refusals) }
    }

    /// The chart.
    pub fn chart(&self) -> Chart {
        self.chart
    }

    /// The number of an account, `None` when neither table nor operator names one.
    pub fn number(&self, account: &Account) -> Option<u32> {
        (1..=account.names.len()).rev().find_map(|length| {
            let key = account.names.iter().take(length).map(String::as_str).collect::<Vec<_>>().join(":");
            self.overrides.get(&key).copied().or_else(|| self.tabled(&key))
        })
    }

    /// The number as it stands in the file: ledger accounts filled up with zeros in front.
    pub(super) fn written(&self, number: u32) -> String {
        let width = usize::try_from(self.digits).unwrap_or(4);
        format!("{number:0width$}")
    }

    /// Whether the number has one digit more than a ledger account.
    pub(super) fn is_person(&self, number: u32) -> bool {
        (10_u32.pow(self.digits)..10_u32.pow(self.digits + 1)).contains(&number)
    }

    pub(super) fn digits(&self) -> u32 {
        self.digits
    }

    /// Longer ledger accounts carry zeros behind: 1200 is 120000 with six digits.
    fn tabled(&self, key: &str) -> Option<u32> {
        let role = roles().find(|role| role.role == key)?;
        let number = match self.chart {
            Chart::Skr03 => role.skr03,
            Chart::Skr04 => role.skr04,
            Chart::Skr49 => role.skr49,
        };
        number?.checked_mul(10_u32.pow(self.digits.saturating_sub(4)))
    }

    fn check(&self, role: &str, number: u32) -> Option<Refusal> {
        let field = format!("overrides.{role}");
        if number == 0 || number >= 10_u32.pow(self.digits + 1) {
            return Some(Refusal::new(
                "account-number",
                field,
                format!("an account has {} digits, an account of a debtor or creditor one more", self.digits),
                format!("Ein Sachkonto hat {} Stellen, ein Personenkonto eine mehr.", self.digits),
            ));
        }
        if self.is_person(number) {
            return None;
        }
        let four = number / 10_u32.pow(self.digits.saturating_sub(4));
        if self.chart.automatic().iter().any(|(from, to)| (*from..=*to).contains(&four)) {
            return Some(Refusal::new(
                "automatic-account",
                field,
                format!("{number} computes VAT by itself, and our entries book it already: it would count twice"),
                format!("{number} ist ein Automatikkonto, die Umsatzsteuer ist aber schon gebucht: Sie zählte doppelt."),
            ));
        }
        self.chart.collective().contains(&four).then(|| {
            Refusal::new(
                "collective-account",
                field,
                format!("{number} is a collective account: only the accounts of debtors and creditors are booked on"),
                format!("{number} ist ein Sammelkonto: Gebucht wird nur auf seine Personenkonten."),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::AccountKind;

    fn account(names: &[&str]) -> Account {
        Account { kind: AccountKind::Assets, names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn the_table_is_whole_and_its_numbers_can_be_booked_on() {
        assert!(roles().count() >= 26);
        let lines = include_str!("chart.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(roles().count(), lines, "every line has five cells");
        for chart in [Chart::Skr03, Chart::Skr04, Chart::Skr49] {
            let numbers = Numbers::new(chart, 4, BTreeMap::new()).unwrap();
            for role in roles() {
                if let Some(number) = numbers.tabled(role.role) {
                    assert_eq!(numbers.check(role.role, number), None, "{} in {chart:?}", role.role);
                }
            }
        }
    }

    #[test]
    fn the_longest_key_wins_and_the_operators_wins_over_the_table() {
        let own = BTreeMap::from([("receivable:K-0042".to_owned(), 1_000_042), ("bank".to_owned(), 181_000)]);
        let numbers = Numbers::new(Chart::Skr04, 6, own).unwrap();
        // SKR04 by its own list: 1210 receivables without current accounts, 3806 VAT 19 %.
        assert_eq!(numbers.number(&account(&["receivable", "K-0001"])), Some(121_000));
        assert_eq!(numbers.number(&account(&["receivable", "K-0042"])), Some(1_000_042));
        assert_eq!(numbers.number(&account(&["bank", "DE02"])), Some(181_000));
        assert_eq!(numbers.number(&account(&["vat-payable", "19"])), Some(380_600));
        assert_eq!(numbers.number(&account(&["vat-payable", "21"])), Some(380_000));
        assert_eq!(numbers.number(&account(&["nobody"])), None);
        assert!(numbers.is_person(1_000_042) && !numbers.is_person(181_000));
        let numbers = Numbers::new(Chart::Skr49, 4, BTreeMap::new()).unwrap();
        assert_eq!(numbers.number(&account(&["shares", "M-1"])), None, "SKR49 knows no shares of members");
        assert_eq!(numbers.number(&account(&["bank"])).map(|number| numbers.written(number)).as_deref(), Some("0945"));
    }

    #[test]
    fn numbers_that_would_go_wrong_are_refused() {
        let codes = |chart, number| {
            let own = BTreeMap::from([("revenue".to_owned(), number)]);
            Numbers::new(chart, 4, own).map(|_| ()).map_err(|no| no[0].code)
        };
        assert_eq!(codes(Chart::Skr03, 8400), Err("automatic-account"));
        assert_eq!(codes(Chart::Skr04, 4400), Err("automatic-account"));
        assert_eq!(codes(Chart::Skr04, 1200), Err("collective-account"));
        assert_eq!(codes(Chart::Skr04, 100_000), Err("account-number"));
        assert_eq!(codes(Chart::Skr04, 0), Err("account-number"));
        assert_eq!(codes(Chart::Skr04, 70_001), Ok(()));
        assert!(Numbers::new(Chart::Skr04, 9, BTreeMap::new()).is_err());
    }
}
