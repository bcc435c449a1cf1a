//! The invariants as questions in SQL: every row of an answer is a violation, in words.
//!
//! Sources: the numbers `I1` to `I12` are those of the quality rules in ARCHITECTURE.md. What a question cannot ask in SQL is
//! beside: the audit chain, hashes of documents, payment files, gap-free series.

/// A question about an invariant.
pub(super) struct Question {
    /// Its number.
    pub invariant: &'static str,
    /// How many things it looks at: one row with `n`.
    pub looks_at: &'static str,
    /// The violations: rows with `what`.
    pub violations: &'static str,
}

/// What each invariant says, in the order in which they are reported.
pub(super) const SAYS: &[(&str, &str)] = &[
    ("I1", "every entry of the books adds up to 0.00 and has at least two lines"),
    ("I2", "every split loses no cent: invoices, budgets, payslips, runs"),
    ("I3", "balances are what the entries come to: invoices, budgets, the fund, the work list of the bank"),
    ("I4", "no info session has more seats taken than it has, and its waiting list is served in order"),
    ("I5", "one member, one counted vote; each result is the recount of its votes"),
    ("I6", "numbers have no gap and occur once"),
    ("I7", "the audit log is an unbroken chain"),
    ("I8", "nothing was done twice: one entry for each event, one living invoice for each order"),
    ("I9", "a payment file exists once for each run, pays what the payslips say, and no document was changed"),
    ("I10", "a bank entry is booked once, and the last statement of each day closes with the balance of the books"),
    ("I12", "the member list is the sum of the share movements, and the books say the same"),
];

/// All questions.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        invariant: "I1",
        looks_at: "SELECT COUNT(*) AS n FROM ledger_entry WHERE coop = $1",
        violations: "SELECT 'entry ' || e.id || ': ' || CAST(COUNT(l.position) AS TEXT) || ' lines, sum '
                            || CAST(COALESCE(SUM(l.amount_cents), 0) AS TEXT) || ' cents' AS what
                     FROM ledger_entry e LEFT JOIN ledger_line l ON l.coop = e.coop AND l.entry = e.id
                     WHERE e.coop = $1 GROUP BY e.id HAVING COUNT(l.position) < 2 OR COALESCE(SUM(l.amount_cents), 0) <> 0",
    },
    Question {
        invariant: "I1",
        looks_at: "SELECT COUNT(*) AS n FROM ledger_line WHERE coop = $1",
        violations: "SELECT 'a line of entry ' || e.id || ' belongs to another entity' AS what
                     FROM ledger_line l JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
                     WHERE l.coop = $1 AND l.entity <> e.entity",
    },
    Question {
        invariant: "I2",
        looks_at: "SELECT COUNT(*) AS n FROM invoice WHERE coop = $1 AND type_code = 380 AND state <> 'draft'",
        violations: "SELECT 'invoice ' || i.number || ': the budget was not credited net less fee' AS what
                     FROM invoice i LEFT JOIN budget_move m ON m.coop = i.coop AND m.kind = 'credit' AND m.source = i.id
                     WHERE i.coop = $1 AND i.type_code = 380 AND i.state <> 'draft'
                       AND (m.id IS NULL OR m.gross_cents <> i.net_cents + i.vat_cents OR m.vat_cents <> i.vat_cents
                            OR m.fee_cents <> i.fee_cents OR m.credited_cents <> i.net_cents - i.fee_cents)",
    },
    Question {
        invariant: "I2",
        looks_at: "SELECT COUNT(*) AS n FROM payslip WHERE coop = $1",
        violations: "SELECT 'payslip ' || id || ': its parts are not its whole' AS what FROM payslip
                     WHERE coop = $1 AND (cost_cents <> gross_cents + employer_cents + levies_cents
                                          OR net_cents <> gross_cents - employee_cents - tax_cents)",
    },
    Question {
        invariant: "I2",
        looks_at: "SELECT COUNT(*) AS n FROM payslip WHERE coop = $1 AND state = 'issued'",
        violations: "SELECT 'payslip ' || p.id || ': the books say another cost' AS what
                     FROM payslip p LEFT JOIN budget_move m
                       ON m.coop = p.coop AND m.kind = 'use' AND m.source = 'payslip/' || p.id
                     WHERE p.coop = $1 AND p.state = 'issued' AND (m.id IS NULL OR m.used_cents <> p.cost_cents OR m.net_pay_cents <> p.net_cents)",
    },
    Question {
        invariant: "I3",
        looks_at: "SELECT COUNT(*) AS n FROM invoice WHERE coop = $1 AND type_code = 380 AND state = 'issued'",
        violations: "SELECT 'invoice ' || x.number || ': open ' || CAST(x.open AS TEXT) || ' cents, in the books ' || CAST(x.booked AS TEXT) AS what
                     FROM (SELECT i.number,
                                  i.net_cents + i.vat_cents
                                  - (SELECT COALESCE(SUM(s.amount_cents - s.overpaid_cents), 0) FROM invoice_payment s
                                     WHERE s.coop = i.coop AND s.invoice = i.id) AS open,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   WHERE l.coop = i.coop AND l.entity = i.entity AND l.account = 'receivable' AND l.sub = i.id) AS booked
                           FROM invoice i WHERE i.coop = $1 AND i.type_code = 380 AND i.state = 'issued') x
                     WHERE x.open <> x.booked",
    },
    Question {
        invariant: "I3",
        looks_at: "SELECT COUNT(*) AS n FROM budget WHERE coop = $1",
        violations: "SELECT 'budget ' || x.id || ': rest ' || CAST(x.rest AS TEXT) || ' cents, in the books ' || CAST(-x.booked AS TEXT) AS what
                     FROM (SELECT b.id,
                                  (SELECT COALESCE(SUM(m.credited_cents - m.used_cents), 0) FROM budget_move m
                                   WHERE m.coop = b.coop AND m.budget = b.id) AS rest,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   WHERE l.coop = b.coop AND l.entity = b.entity AND l.account = 'budgets' AND l.sub = b.id) AS booked
                           FROM budget b WHERE b.coop = $1) x
                     WHERE x.rest <> -x.booked",
    },
    Question {
        invariant: "I3",
        looks_at: "SELECT COUNT(*) AS n FROM fund_move WHERE coop = $1",
        violations: "SELECT 'fund: advanced to budget ' || x.id || ' ' || CAST(x.advanced AS TEXT) || ' cents, in the books ' || CAST(x.booked AS TEXT) AS what
                     FROM (SELECT b.id,
                                  (SELECT COALESCE(SUM(m.amount_cents), 0) FROM fund_move m WHERE m.coop = b.coop AND m.budget = b.id) AS advanced,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   WHERE l.coop = b.coop AND l.entity = b.entity AND l.account = 'fund-advances' AND l.sub = b.id) AS booked
                           FROM budget b WHERE b.coop = $1) x
                     WHERE x.advanced <> x.booked",
    },
    Question {
        invariant: "I3",
        looks_at: "SELECT COUNT(*) AS n FROM bank_entry WHERE coop = $1 AND state = 'open'",
        violations: "SELECT 'bank entry ' || x.id || ' waits with ' || CAST(x.amount_cents AS TEXT) || ' cents, in the books ' || CAST(-x.booked AS TEXT) AS what
                     FROM (SELECT b.id, b.amount_cents,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   WHERE l.coop = b.coop AND l.entity = b.entity AND l.account = 'unmatched' AND l.sub = b.id) AS booked
                           FROM bank_entry b WHERE b.coop = $1 AND b.state = 'open') x
                     WHERE x.amount_cents <> -x.booked",
    },
    Question {
        invariant: "I4",
        looks_at: "SELECT COUNT(*) AS n FROM info_session WHERE coop = $1",
        violations: "SELECT 'info session ' || x.id || ': ' || CAST(x.held AS TEXT) || ' held, ' || CAST(x.taken AS TEXT) || ' counted, '
                            || CAST(x.seats AS TEXT) || ' seats' AS what
                     FROM (SELECT s.id, s.taken, s.seats,
                                  (SELECT COUNT(*) FROM registration r WHERE r.coop = s.coop AND r.session = s.id
                                   AND r.state IN ('held', 'offered', 'confirmed')) AS held
                           FROM info_session s WHERE s.coop = $1) x
                     WHERE x.held <> x.taken OR x.held > x.seats",
    },
    Question {
        invariant: "I4",
        looks_at: "SELECT COUNT(*) AS n FROM registration WHERE coop = $1 AND state = 'waiting'",
        violations: "SELECT 'registration ' || w.id || ' waits although a later one has a seat' AS what FROM registration w
                     WHERE w.coop = $1 AND w.state = 'waiting' AND EXISTS (
                       SELECT 1 FROM registration r WHERE r.coop = w.coop AND r.session = w.session AND r.arrival > w.arrival
                         AND r.state IN ('held', 'offered', 'confirmed'))",
    },
    Question {
        invariant: "I5",
        looks_at: "SELECT COUNT(*) AS n FROM assembly_vote WHERE coop = $1",
        violations: "SELECT 'vote of member ' || v.member || ' on item ' || i.id || ': not on the roll, or barred from it' AS what
                     FROM assembly_vote v JOIN assembly_item i ON i.coop = v.coop AND i.id = v.item
                     LEFT JOIN assembly_member m ON m.coop = v.coop AND m.assembly = i.assembly AND m.member = v.member
                     LEFT JOIN assembly_excluded x ON x.coop = v.coop AND x.item = v.item AND x.member = v.member
                     WHERE v.coop = $1 AND (m.member IS NULL OR x.member IS NOT NULL)",
    },
    Question {
        invariant: "I6",
        looks_at: "SELECT COUNT(*) AS n FROM ledger_entry WHERE coop = $1",
        violations: "SELECT 'entries of ' || entity || ': ' || CAST(MIN(number) AS TEXT) || ' to ' || CAST(MAX(number) AS TEXT) || ', but '
                            || CAST(COUNT(DISTINCT number) AS TEXT) AS what
                     FROM ledger_entry WHERE coop = $1 GROUP BY entity
                     HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*) OR COUNT(DISTINCT number) <> COUNT(*)",
    },
    Question {
        invariant: "I6",
        looks_at: "SELECT COUNT(*) AS n FROM member WHERE coop = $1",
        violations: "SELECT 'members: ' || CAST(MIN(number) AS TEXT) || ' to ' || CAST(MAX(number) AS TEXT) || ', but ' || CAST(COUNT(*) AS TEXT) AS what
                     FROM member WHERE coop = $1 HAVING COUNT(*) > 0 AND (MIN(number) <> 1 OR MAX(number) <> COUNT(DISTINCT number))",
    },
    Question {
        invariant: "I8",
        looks_at: "SELECT COUNT(*) AS n FROM ledger_entry WHERE coop = $1",
        violations: "SELECT source_kind || ' ' || source || ' is booked ' || CAST(COUNT(*) AS TEXT) || ' times' AS what
                     FROM ledger_entry WHERE coop = $1 GROUP BY entity, source_kind, source HAVING COUNT(*) > 1",
    },
    Question {
        invariant: "I8",
        looks_at: "SELECT COUNT(*) AS n FROM work_order WHERE coop = $1",
        violations: "SELECT 'order ' || work_order || ' has ' || CAST(COUNT(*) AS TEXT) || ' living invoices' AS what
                     FROM invoice WHERE coop = $1 AND type_code = 380 AND state IN ('draft', 'issued')
                     GROUP BY work_order HAVING COUNT(*) > 1",
    },
    Question {
        invariant: "I8",
        looks_at: "SELECT COUNT(*) AS n FROM payslip WHERE coop = $1 AND state = 'issued'",
        violations: "SELECT 'payslip ' || p.id || ' is in the books ' || CAST(COUNT(e.id) AS TEXT) || ' times' AS what
                     FROM payslip p LEFT JOIN ledger_entry e ON e.coop = p.coop AND e.source_kind = 'payslip' AND e.source = p.id
                     WHERE p.coop = $1 AND p.state = 'issued' GROUP BY p.id HAVING COUNT(e.id) <> 1",
    },
    Question {
        invariant: "I9",
        looks_at: "SELECT COUNT(*) AS n FROM payroll_run WHERE coop = $1",
        violations: "SELECT 'run ' || r.id || ' is paid and has ' || CAST(COUNT(d.id) AS TEXT) || ' payment files' AS what
                     FROM payroll_run r LEFT JOIN document d ON d.coop = r.coop AND d.kind = 'pain001' AND d.subject = r.id
                     WHERE r.coop = $1 AND r.message_id IS NOT NULL GROUP BY r.id HAVING COUNT(d.id) <> 1",
    },
    Question {
        invariant: "I10",
        looks_at: "SELECT COUNT(*) AS n FROM bank_entry WHERE coop = $1",
        violations: "SELECT 'bank entry ' || b.id || ' is booked ' || CAST(COUNT(e.id) AS TEXT) || ' times' AS what
                     FROM bank_entry b LEFT JOIN ledger_entry e ON e.coop = b.coop AND e.source_kind = 'bank-entry' AND e.source = b.id
                     WHERE b.coop = $1 GROUP BY b.id HAVING COUNT(e.id) <> 1",
    },
    Question {
        invariant: "I10",
        looks_at: "SELECT COUNT(*) AS n FROM bank_statement WHERE coop = $1",
        violations: "SELECT 'statement ' || x.bank_id || ' closes with ' || CAST(x.closing_cents AS TEXT) || ' cents, the books with '
                            || CAST(x.booked AS TEXT) AS what
                     FROM (SELECT s.bank_id, s.closing_cents,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
                                   WHERE l.coop = s.coop AND l.entity = s.entity AND l.account = 'bank' AND l.sub = s.iban
                                     AND e.day <= s.closing_on) AS booked
                           FROM bank_statement s WHERE s.coop = $1 AND s.closing_cents IS NOT NULL
                             AND NOT EXISTS (SELECT 1 FROM bank_statement later WHERE later.coop = s.coop AND later.iban = s.iban
                                             AND later.closing_on = s.closing_on AND later.id > s.id)) x
                     WHERE x.closing_cents <> x.booked",
    },
    Question {
        invariant: "I12",
        looks_at: "SELECT COUNT(*) AS n FROM member WHERE coop = $1",
        violations: "SELECT 'member ' || CAST(x.number AS TEXT) || ': ' || CAST(x.shares AS TEXT) || ' shares in the list, moved '
                            || CAST(x.moved AS TEXT) || ', worth ' || CAST(x.worth AS TEXT) || ' cents, in the books ' || CAST(-x.booked AS TEXT) AS what
                     FROM (SELECT m.number, m.shares,
                                  (SELECT COALESCE(SUM(s.change), 0) FROM share_movement s WHERE s.coop = m.coop AND s.member = m.id) AS moved,
                                  (SELECT COALESCE(SUM(s.change * s.share_cents), 0) FROM share_movement s
                                   WHERE s.coop = m.coop AND s.member = m.id) AS worth,
                                  (SELECT COALESCE(SUM(l.amount_cents), 0) FROM ledger_line l
                                   JOIN entity e ON e.coop = l.coop AND e.id = l.entity AND e.form = 'eg'
                                   WHERE l.coop = m.coop AND l.account IN ('shares', 'shares-subscribed') AND l.sub = m.id) AS booked
                           FROM member m WHERE m.coop = $1) x
                     WHERE x.shares <> x.moved OR x.worth <> -x.booked",
    },
    Question {
        invariant: "I12",
        looks_at: "SELECT COUNT(*) AS n FROM member_entry WHERE coop = $1",
        violations: "SELECT 'member ' || CAST(m.number AS TEXT) || ': the last entry of the list says otherwise' AS what
                     FROM member m JOIN member_entry e ON e.coop = m.coop AND e.member = m.id AND e.position = m.entries
                     WHERE m.coop = $1 AND e.shares <> m.shares",
    },
];
