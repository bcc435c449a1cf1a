use crate::journal::{Entry, Posting};

/// One line of DATEV: an amount from a credit account to a debit account.
pub(super) struct Pair<'a> {
    pub(super) debit: &'a Posting,
    pub(super) credit: &'a Posting,
    /// Never zero.
    pub(super) amount_cents: u64,
}

/// Splits an entry that balances into pairs, so that each posting is used up exactly: debits and credits
/// run beside each other, and each step takes what the smaller of the two still has. An entry of n
/// postings gives at most n − 1 pairs.
pub(super) fn pairs(entry: &Entry) -> Vec<Pair<'_>> {
    let sized = |posting: &'_ Posting| posting.amount_cents.0.unsigned_abs();
    let mut debits = entry.postings.iter().filter(|posting| posting.amount_cents.0 > 0);
    let mut credits = entry.postings.iter().filter(|posting| posting.amount_cents.0 < 0);
    let mut debit = debits.next().map(|posting| (posting, sized(posting)));
    let mut credit = credits.next().map(|posting| (posting, sized(posting)));
    let mut out = Vec::new();
    while let (Some((to, open)), Some((from, due))) = (debit, credit) {
        let amount_cents = open.min(due);
        out.push(Pair { debit: to, credit: from, amount_cents });
        debit = if open == amount_cents { debits.next().map(|posting| (posting, sized(posting))) } else { Some((to, open - amount_cents)) };
        credit =
            if due == amount_cents { credits.next().map(|posting| (posting, sized(posting))) } else { Some((from, due - amount_cents)) };
    }
    out
}
