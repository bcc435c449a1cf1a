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
