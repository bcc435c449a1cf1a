-- Statutes, declarations, the member list (section 30 GenG) and shares.

CREATE TABLE statutes (
    coop TEXT NOT NULL REFERENCES coop (id),
    version TEXT NOT NULL,
    in_force_from TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, version)
);
CREATE INDEX statutes_in_force ON statutes (coop, in_force_from);

-- A declaration of membership (section 15 GenG). When it is refused, everything but number and dates is erased.
CREATE TABLE declaration (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('declared', 'admitted', 'refused')),
    given_name TEXT,
    family_name TEXT,
    email TEXT,
    lang TEXT,
    street TEXT,
    postcode TEXT,
    city TEXT,
    country TEXT,
    born_on TEXT,
    shares BIGINT,
    statutes TEXT,
    statutes_sha256 TEXT,
    statutes_given_at BIGINT,
    duty_accepted_at BIGINT,
    privacy_accepted_at BIGINT,
    newsletter_accepted_at BIGINT,
    declared_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    -- The notice of refusal in the outbox: its text is erased once it has left.
    refusal_mail TEXT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, number),
    CHECK (state <> 'refused' OR (given_name IS NULL AND family_name IS NULL AND email IS NULL AND street IS NULL AND born_on IS NULL)),
    CHECK (state <> 'declared' OR (email IS NOT NULL AND duty_accepted_at IS NOT NULL AND statutes_given_at <= declared_at))
);
CREATE UNIQUE INDEX declaration_open ON declaration (coop, email) WHERE state = 'declared';
CREATE INDEX declaration_state ON declaration (coop, state, declared_at, id);

-- A member. Name, address and number of shares repeat the newest entry of the member list, for search and sorting.
CREATE TABLE member (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    number BIGINT NOT NULL,
    declaration TEXT NOT NULL,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    city TEXT NOT NULL,
    shares BIGINT NOT NULL,
    joined_on TEXT NOT NULL,
    left_on TEXT,
    entries BIGINT NOT NULL,
    sort_name TEXT NOT NULL,
    sort_city TEXT NOT NULL,
    newsletter BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, number),
    UNIQUE (coop, person),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id),
    FOREIGN KEY (coop, declaration) REFERENCES declaration (coop, id)
);
CREATE INDEX member_sort_name ON member (coop, sort_name, number);
CREATE INDEX member_sort_city ON member (coop, sort_city, number);

-- The member list itself, append-only, with two times: the day from which an entry holds and the instant it was written.
CREATE TABLE member_entry (
    coop TEXT NOT NULL,
    member TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'details', 'shares', 'left')),
    effective_on TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    basis TEXT NOT NULL,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    shares BIGINT NOT NULL CHECK (shares >= 0),
    shares_since TEXT NOT NULL,
    left_on TEXT,
    PRIMARY KEY (coop, member, position),
    FOREIGN KEY (coop, member) REFERENCES member (coop, id)
);
CREATE INDEX member_entry_effective ON member_entry (coop, effective_on);

-- Who looked into the member list (section 31 GenG).
CREATE TABLE inspection (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    login TEXT,
    person TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('view', 'copy')),
    purpose TEXT NOT NULL,
    as_of TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (coop, id)
);
CREATE INDEX inspection_person ON inspection (coop, person, at);

-- Shares taken, append-only: the number on any day is a sum; what is paid stands in the ledger.
CREATE TABLE share_movement (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    position BIGINT NOT NULL,
    change BIGINT NOT NULL CHECK (change <> 0),
    share_cents BIGINT NOT NULL CHECK (share_cents > 0),
    effective_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    basis TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, member, position),
    FOREIGN KEY (coop, member) REFERENCES member (coop, id)
);

-- The reference by which a member pays (ISO 11649), made from the member's number.
CREATE TABLE share_account (
    coop TEXT NOT NULL,
    member TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (coop, member),
    UNIQUE (coop, reference),
    FOREIGN KEY (coop, member) REFERENCES member (coop, id)
);

-- A declaration for further shares (section 15b GenG) and the board's decision.
CREATE TABLE further_declaration (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    shares BIGINT NOT NULL CHECK (shares > 0),
    state TEXT NOT NULL CHECK (state IN ('declared', 'admitted', 'refused')),
    duty_accepted_at BIGINT NOT NULL,
    declared_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, member) REFERENCES member (coop, id)
);
CREATE UNIQUE INDEX further_declaration_open ON further_declaration (coop, member) WHERE state = 'declared';
