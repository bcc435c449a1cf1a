-- One double-entry, append-only ledger per entity. An amount above zero is a debit, below zero a credit.

CREATE TABLE ledger_entry (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    number BIGINT NOT NULL,
    day TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, entity, number),
    UNIQUE (coop, entity, source_kind, source),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id)
);
CREATE INDEX ledger_entry_day ON ledger_entry (coop, entity, day, number);

CREATE TABLE ledger_line (
    coop TEXT NOT NULL,
    entry TEXT NOT NULL,
    position BIGINT NOT NULL,
    entity TEXT NOT NULL,
    account TEXT NOT NULL,
    sub TEXT NOT NULL,
    amount_cents BIGINT NOT NULL CHECK (amount_cents <> 0),
    text TEXT NOT NULL,
    PRIMARY KEY (coop, entry, position),
    FOREIGN KEY (coop, entry) REFERENCES ledger_entry (coop, id)
);
CREATE INDEX ledger_line_account ON ledger_line (coop, entity, account, sub);
