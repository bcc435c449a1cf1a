-- Bank statements as received, their entries, and what each entry was matched with.

CREATE TABLE bank_statement (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    document TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    iban TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    opening_cents BIGINT,
    closing_cents BIGINT,
    closing_on TEXT,
    adds_up BIGINT,
    new_entries BIGINT NOT NULL,
    known_entries BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id),
    FOREIGN KEY (coop, document) REFERENCES document (coop, id)
);
CREATE INDEX bank_statement_file ON bank_statement (coop, file_sha256);
CREATE INDEX bank_statement_day ON bank_statement (coop, closing_on, id);

-- An entry is booked once, whatever file it comes in: `bank_key` is the bank's own reference, or a hash with its place in the day.
CREATE TABLE bank_entry (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    statement TEXT NOT NULL,
    iban TEXT NOT NULL,
    bank_key TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    amount_cents BIGINT NOT NULL CHECK (amount_cents <> 0),
    party TEXT NOT NULL,
    party_iban_index TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'matched')),
    why TEXT NOT NULL,
    why_values TEXT NOT NULL,
    subject TEXT NOT NULL,
    turns BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, iban, bank_key),
    FOREIGN KEY (coop, statement) REFERENCES bank_statement (coop, id)
);
CREATE INDEX bank_entry_state ON bank_entry (coop, state, booked_on, id);
CREATE INDEX bank_entry_statement ON bank_entry (coop, statement, id);
