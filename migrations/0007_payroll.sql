-- Employment and payroll; the mutual guarantee fund.

-- What the wage of a person is computed from, valid from a day on: tax marks, children, health fund, bank account. All of it is
-- sealed under the person's key. A newer record of the same day takes the place of the older one; nothing is overwritten.
CREATE TABLE employment_facts (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id)
);
CREATE INDEX employment_facts_person ON employment_facts (coop, person, effective_on, id);

CREATE TABLE employment (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    person TEXT NOT NULL,
    budget TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'returned', 'contract_sent', 'signed', 'active', 'change_requested', 'ended')),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    reason TEXT,
    requested_at BIGINT NOT NULL,
    reviewed_by TEXT,
    reviewed_at BIGINT,
    signed_at BIGINT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, entity, number),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id),
    FOREIGN KEY (coop, budget) REFERENCES budget (coop, id)
);
CREATE INDEX employment_person ON employment (coop, person, state);
CREATE INDEX employment_state ON employment (coop, state, starts_on);
-- One employment at a time for each person and entity.
CREATE UNIQUE INDEX employment_open ON employment (coop, person, entity) WHERE state NOT IN ('returned', 'ended');

-- Pay and hours from a day on. Only agreed terms are paid.
CREATE TABLE employment_terms (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    employment TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    gross_cents BIGINT NOT NULL CHECK (gross_cents > 0),
    weekly_hours TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'returned', 'agreed')),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, employment) REFERENCES employment (coop, id)
);
CREATE INDEX employment_terms_employment ON employment_terms (coop, employment, effective_on, id);

-- A payroll month of an entity. `at` is the last employment that the step in progress has done: where it goes on after a fall.
CREATE TABLE payroll_run (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    month TEXT NOT NULL,
    round BIGINT NOT NULL CHECK (round > 0),
    state TEXT NOT NULL CHECK (state IN ('open', 'inputs_frozen', 'calculated', 'approved', 'paid', 'reported', 'locked')),
    progress TEXT NOT NULL,
    step_done BIGINT NOT NULL CHECK (step_done IN (0, 1)),
    prepared_by TEXT,
    approved_by TEXT,
    opened_at BIGINT NOT NULL,
    frozen_at BIGINT,
    calculated_at BIGINT,
    approved_at BIGINT,
    paid_at BIGINT,
    pay_on TEXT,
    message_id TEXT,
    document TEXT,
    reported_at BIGINT,
    locked_at BIGINT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, entity, month, round),
    UNIQUE (coop, message_id),
    FOREIGN KEY (coop, entity) REFERENCES entity (coop, id)
);

-- The frozen inputs: what the month is computed from, whatever happens to the originals afterwards.
CREATE TABLE payroll_input (
    coop TEXT NOT NULL,
    run TEXT NOT NULL,
    employment TEXT NOT NULL,
    person TEXT NOT NULL,
    budget TEXT NOT NULL,
    number BIGINT NOT NULL,
    started_on TEXT NOT NULL,
    ends_on TEXT,
    gross_cents BIGINT,
    born_on TEXT,
    sealed_facts BYTEA,
    PRIMARY KEY (coop, run, employment),
    FOREIGN KEY (coop, run) REFERENCES payroll_run (coop, id)
);

-- One payslip for each employment and run. The amounts that tell of religion or health are inside `sealed` only.
CREATE TABLE payslip (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    run TEXT NOT NULL,
    entity TEXT NOT NULL,
    employment TEXT NOT NULL,
    person TEXT NOT NULL,
    budget TEXT NOT NULL,
    month TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('calculated', 'exception', 'issued')),
    exception TEXT,
    available_cents BIGINT NOT NULL,
    gross_cents BIGINT NOT NULL,
    employer_cents BIGINT NOT NULL,
    levies_cents BIGINT NOT NULL,
    employee_cents BIGINT NOT NULL,
    tax_cents BIGINT NOT NULL,
    net_cents BIGINT NOT NULL,
    cost_cents BIGINT NOT NULL,
    advance_cents BIGINT NOT NULL,
    sealed BYTEA,
    document TEXT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, run, employment),
    CHECK (cost_cents = gross_cents + employer_cents + levies_cents),
    CHECK (net_cents = gross_cents - employee_cents - tax_cents),
    FOREIGN KEY (coop, run) REFERENCES payroll_run (coop, id),
    FOREIGN KEY (coop, employment) REFERENCES employment (coop, id)
);
CREATE INDEX payslip_person ON payslip (coop, person, month);
CREATE INDEX payslip_run ON payslip (coop, run, state, employment);

-- What a run owes to the tax office and to each health fund, kind by kind: sums only.
CREATE TABLE payroll_due (
    coop TEXT NOT NULL,
    run TEXT NOT NULL,
    payee TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount_cents BIGINT NOT NULL,
    PRIMARY KEY (coop, run, payee, kind),
    FOREIGN KEY (coop, run) REFERENCES payroll_run (coop, id)
);

-- Advances of the guarantee fund and their refills, append-only: out is above zero, back below.
CREATE TABLE fund_move (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT NOT NULL,
    budget TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('advance', 'refill')),
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, kind, source),
    CHECK ((kind = 'advance' AND amount_cents > 0) OR (kind = 'refill' AND amount_cents < 0)),
    FOREIGN KEY (coop, budget) REFERENCES budget (coop, id)
);
CREATE INDEX fund_move_budget ON fund_move (coop, entity, budget, day);
