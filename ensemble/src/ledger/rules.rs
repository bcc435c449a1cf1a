//! Accounts, lines and entries. An entry that does not balance cannot be made.

use crate::{
    base::{Cents, Day, Id, Unbalanced},
    ledger::store::EntityRow,
};

/// A booked entry.
pub enum Entry {}

/// What kind of account it is: where it stands in the annual accounts, and on which side it grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountKind {
    /// What the entity owns or is owed (Aktiva).
    Assets,
    /// What it owes (Fremdkapital).
    Liabilities,
    /// Members' and own capital (Eigenkapital).
    Equity,
    /// Income (Erträge).
    Income,
    /// Expenses (Aufwendungen).
    Expenses,
}

macro_rules! accounts {
    ($($name:ident $code:literal $kind:ident $doc:literal;)+) => {
        /// The accounts, by their role. A mapping to a chart of accounts (SKR) belongs to the export.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Account {
            $(#[doc = $doc] $name,)+
        }
        impl Account {
            /// All accounts in their order.
            pub const ALL: &[Self] = &[$(Self::$name),+];
            /// The code in the database, in exports and in text keys (`account-<code>`).
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
            /// Where it stands.
            #[must_use]
            pub const fn kind(self) -> AccountKind {
                match self { $(Self::$name => AccountKind::$kind,)+ }
            }
        }
    };
}

accounts! {
    Bank "bank" Assets "Money at the bank. Sub-account: the bank account's IBAN.";
    Transit "transit" Assets "Orders sent to the bank and not yet seen on a statement.";
    Receivable "receivable" Assets "Clients' open invoices. Sub-account: the invoice.";
    SharesDue "shares-due" Assets "Due payments on shares (ausstehende Einlagen). Sub-account: the member.";
    FundAdvances "fund-advances" Assets "Advanced by the guarantee fund. Sub-account: the budget.";
    Unmatched "unmatched" Liabilities "Payments received that nobody has matched yet. Sub-account: the bank entry.";
    Overpaid "overpaid" Liabilities "Money that clients paid too much. Sub-account: the invoice.";
    VatPayable "vat-payable" Liabilities "Value added tax owed. Sub-account: the rate in percent.";
    Budgets "budgets" Liabilities "What the entity keeps for the budgets of its members. Sub-account: the budget.";
    NetPayPayable "net-pay-payable" Liabilities "Net pay owed to employees. Sub-account: the employment.";
    WageTaxPayable "wage-tax-payable" Liabilities "Wage tax, solidarity surcharge and church tax owed to the tax office.";
    SocialPayable "social-payable" Liabilities "Contributions and levies owed to the health funds (both halves). Sub-account: the health fund.";
    Shares "shares" Equity "Credit balances of members (Geschäftsguthaben). Sub-account: the member.";
    SharesSubscribed "shares-subscribed" Equity "Subscribed and not yet paid (Gegenposten der ausstehenden Einlagen). Sub-account: the member.";
    Surplus "surplus" Equity "Surplus carried forward (Gewinnvortrag); resolutions move it into reserves.";
    FundReserve "fund-reserve" Equity "The mutual guarantee fund.";
    FundCommitted "fund-committed" Equity "The part of the guarantee fund that is out as advances.";
    Revenue "revenue" Income "Sales, net. Sub-account: the VAT category and rate.";
    BudgetRelease "budget-release" Income "Taken from budgets for the costs they carry.";
    BudgetAllocation "budget-allocation" Expenses "Given to budgets: the net invoice less the fee.";
    Wages "wages" Expenses "Gross wages.";
    SocialExpense "social-expense" Expenses "The employer's contributions and levies.";
    BadDebts "bad-debts" Expenses "Invoices written off.";
}

impl Account {
    /// The account with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|account| account.code() == code)
    }
}

/// One line of an entry: above zero is a debit (Soll), below zero a credit (Haben).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: Account,
    /// The sub-account: an id or a word, or nothing.
    pub sub: String,
    /// Debit above zero, credit below.
    pub amount: Cents,
    /// What it is, if the entry's own text does not say enough.
    pub text: String,
}

impl Line {
    /// A debit line.
    #[must_use]
    pub fn debit(account: Account, sub: impl ToString, amount: Cents) -> Self {
        Self { account, sub: sub.to_string(), amount, text: String::new() }
    }

    /// A credit line.
    #[must_use]
    pub fn credit(account: Account, sub: impl ToString, amount: Cents) -> Self {
        Self { account, sub: sub.to_string(), amount: -amount, text: String::new() }
    }

    /// With a text of its own.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }
}

/// What an entry came from: the same source is booked once per entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The kind of document or event, for example `invoice`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
}

impl Source {
    /// The source of that kind and identifier.
    #[must_use]
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
}

/// An entry that balances and waits to be booked.
#[derive(Clone, Debug)]
pub struct NewEntry {
    pub(super) entity: Id<EntityRow>,
    pub(super) day: Day,
    pub(super) text: String,
    pub(super) source: Source,
    pub(super) lines: Vec<Line>,
}

impl NewEntry {
    /// The only way to an entry: lines of nothing are left out, the rest must add up to nothing.
    ///
    /// # Errors
    /// [`Unbalanced`] if they do not.
    pub fn balanced(
        entity: Id<EntityRow>,
        day: Day,
        text: impl Into<String>,
        source: Source,
        lines: impl IntoIterator<Item = Line>,
    ) -> Result<Self, Unbalanced> {
        let lines: Vec<Line> = lines.into_iter().filter(|line| line.amount != Cents::ZERO).collect();
        let sum: Cents = lines.iter().map(|line| line.amount).sum();
        if sum != Cents::ZERO {
            return Err(Unbalanced(sum));
        }
        Ok(Self { entity, day, text: text.into(), source, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Ids;

    #[test]
    fn what_does_not_balance_cannot_be_constructed() {
        let entity = Ids::from_seed(1).next(jiff::Timestamp::UNIX_EPOCH);
        let day = Day::constant(2026, 3, 31);
        let entry = |credit| {
            NewEntry::balanced(
                entity,
                day,
                "share",
                Source::new("share", "1"),
                [Line::debit(Account::Bank, "", Cents::euros(50)), Line::credit(Account::Shares, "m", Cents(credit))],
            )
        };
        assert!(entry(5_000).is_ok());
        assert_eq!(entry(4_999).err(), Some(Unbalanced(Cents(1))));
    }
}
