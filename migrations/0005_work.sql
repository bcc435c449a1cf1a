-- Budgets, clients, orders, invoices.

-- A budget is a sub-ledger of the entity's own money, kept for one person. It is never a deposit.
CREATE TABLE budget (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    person TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, person, entity),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id)
);

-- Every change of a budget's figures, append-only: a figure is the sum of its column.
CREATE TABLE budget_move (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    budget TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'unplan', 'credit', 'payment', 'reversal', 'use')),
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    planned_cents BIGINT NOT NULL,
    gross_cents BIGINT NOT NULL,
    vat_cents BIGINT NOT NULL,
    fee_cents BIGINT NOT NULL,
    credited_cents BIGINT NOT NULL,
    guaranteed_cents BIGINT NOT NULL,
    paid_cents BIGINT NOT NULL,
    used_cents BIGINT NOT NULL,
    net_pay_cents BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, kind, source),
    CHECK (credited_cents = gross_cents - vat_cents - fee_cents),
    FOREIGN KEY (coop, budget) REFERENCES budget (coop, id)
);
CREATE INDEX budget_move_budget ON budget_move (coop, budget, day, id);

CREATE TABLE client (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('business', 'consumer', 'public')),
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    vat_id TEXT,
    buyer_reference TEXT,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id)
);
CREATE INDEX client_person ON client (coop, person, name);

-- Accounts that a client has paid from, known by a keyed hash of the IBAN only.
CREATE TABLE client_account (
    coop TEXT NOT NULL,
    iban_index TEXT NOT NULL,
    client TEXT NOT NULL,
    PRIMARY KEY (coop, iban_index, client),
    FOREIGN KEY (coop, client) REFERENCES client (coop, id)
);

-- What a member has typed so far: saved to go on later.
CREATE TABLE order_draft (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    changes_order TEXT,
    fields TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id)
);
CREATE INDEX order_draft_person ON order_draft (coop, person);

CREATE TABLE work_order (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    person TEXT NOT NULL,
    client TEXT NOT NULL,
    budget TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'client_confirmation', 'active', 'invoiced', 'closed', 'rejected', 'expired', 'cancelled')),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    net_cents BIGINT NOT NULL CHECK (net_cents > 0),
    vat TEXT NOT NULL,
    vat_reason TEXT NOT NULL,
    invoice_on TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    place TEXT NOT NULL,
    time TEXT NOT NULL,
    decides_place TEXT NOT NULL,
    decides_time TEXT NOT NULL,
    decides_manner TEXT NOT NULL,
    personally BIGINT NOT NULL,
    own_tools BIGINT NOT NULL,
    guaranteed BIGINT NOT NULL,
    planned_cents BIGINT NOT NULL,
    token_hash TEXT,
    answer TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id),
    FOREIGN KEY (coop, client) REFERENCES client (coop, id),
    FOREIGN KEY (coop, budget) REFERENCES budget (coop, id)
);
CREATE INDEX work_order_person ON work_order (coop, person, placed_at);
CREATE INDEX work_order_state ON work_order (coop, state, invoice_on);
CREATE UNIQUE INDEX work_order_token ON work_order (coop, token_hash);

CREATE TABLE invoice (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    person TEXT NOT NULL,
    client TEXT NOT NULL,
    budget TEXT NOT NULL,
    work_order TEXT NOT NULL,
    type_code BIGINT NOT NULL CHECK (type_code IN (380, 381)),
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'credited')),
    number TEXT,
    reference TEXT,
    text TEXT NOT NULL,
    issue_on TEXT NOT NULL,
    due_on TEXT,
    vat TEXT NOT NULL,
    net_cents BIGINT NOT NULL CHECK (net_cents > 0),
    vat_cents BIGINT NOT NULL,
    fee_cents BIGINT NOT NULL,
    fee_percent TEXT NOT NULL,
    guaranteed BIGINT NOT NULL,
    corrects TEXT,
    reason TEXT NOT NULL,
    drafted_at BIGINT NOT NULL,
    issued_at BIGINT,
    printed_at BIGINT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, entity, number),
    UNIQUE (coop, reference),
    UNIQUE (coop, corrects),
    CHECK ((state = 'draft') = (number IS NULL)),
    CHECK ((type_code = 381) = (corrects IS NOT NULL)),
    FOREIGN KEY (coop, work_order) REFERENCES work_order (coop, id),
    FOREIGN KEY (coop, client) REFERENCES client (coop, id),
    FOREIGN KEY (coop, budget) REFERENCES budget (coop, id)
);
CREATE INDEX invoice_order ON invoice (coop, work_order);
CREATE INDEX invoice_state ON invoice (coop, state, issue_on);
CREATE INDEX invoice_entity ON invoice (coop, entity, issue_on, id);
CREATE INDEX invoice_person ON invoice (coop, person, issue_on);

-- What was paid on an invoice, append-only: taken back by a row with the other sign.
CREATE TABLE invoice_payment (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    invoice TEXT NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    amount_cents BIGINT NOT NULL,
    overpaid_cents BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, source),
    FOREIGN KEY (coop, invoice) REFERENCES invoice (coop, id)
);
CREATE INDEX invoice_payment_invoice ON invoice_payment (coop, invoice);
