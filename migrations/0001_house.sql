-- The house: the cooperative, its legal entities, people and their logins, and the rows that every act leaves behind.
-- Three column types serve both engines: BIGINT (cents, counts, booleans, instants in microseconds UTC), TEXT (words, ids,
-- days as YYYY-MM-DD), BYTEA. The tenant key `coop` comes first in every key.

CREATE TABLE coop (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL
);

-- One act after the other: on PostgreSQL an act locks this row first.
CREATE TABLE turn (
    coop TEXT NOT NULL PRIMARY KEY REFERENCES coop (id),
    taken BIGINT NOT NULL
);

-- The legal entities: eG, gGmbH, e.V. Orders, budgets, contracts, invoices and books belong to one of them.
CREATE TABLE entity (
    coop TEXT NOT NULL REFERENCES coop (id),
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('eg', 'ggmbh', 'ev')),
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, code)
);

CREATE TABLE person (
    coop TEXT NOT NULL REFERENCES coop (id),
    id TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    street TEXT,
    postcode TEXT,
    city TEXT,
    country TEXT,
    born_on TEXT,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id)
);
CREATE UNIQUE INDEX person_email ON person (coop, email);
CREATE INDEX person_name ON person (coop, family_name, given_name, id);

-- The key under which a person's sensitive columns are sealed. No key, no data: that is deletion.
CREATE TABLE person_key (
    coop TEXT NOT NULL,
    person TEXT NOT NULL,
    wrapped BYTEA,
    PRIMARY KEY (coop, person)
);

CREATE TABLE login (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT,
    totp_secret BYTEA,
    totp_last_step BIGINT,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, email),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id)
);
CREATE INDEX login_person ON login (coop, person);

CREATE TABLE login_role (
    coop TEXT NOT NULL,
    login TEXT NOT NULL,
    role TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (coop, login, role),
    FOREIGN KEY (coop, login) REFERENCES login (coop, id)
);

-- A session is known by the hash of its token only.
CREATE TABLE session (
    coop TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    browser TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (coop, token_hash),
    FOREIGN KEY (coop, login) REFERENCES login (coop, id)
);
CREATE INDEX session_login ON session (coop, login);

-- A link in a mail by which a person sets the password of a new login (or a forgotten one).
CREATE TABLE login_link (
    coop TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    login TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (coop, token_hash),
    FOREIGN KEY (coop, login) REFERENCES login (coop, id)
);

-- Every act leaves a line; each line carries the hash of the one before.
CREATE TABLE chain (
    coop TEXT NOT NULL PRIMARY KEY REFERENCES coop (id),
    number BIGINT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE audit (
    coop TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    login TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (coop, number)
);
CREATE INDEX audit_subject ON audit (coop, subject, number);

-- Mails are rows of the act that wrote them; they leave after the commit.
CREATE TABLE outbox (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    file_name TEXT,
    file_type TEXT,
    file_bytes BYTEA,
    queued_at BIGINT NOT NULL,
    claimed_until BIGINT,
    tries BIGINT NOT NULL,
    sent_at BIGINT,
    fault TEXT,
    PRIMARY KEY (coop, id)
);
CREATE INDEX outbox_unsent ON outbox (coop, sent_at, queued_at);

-- One request, one effect, one answer.
CREATE TABLE request (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (coop, id)
);

-- Gap-free numbers.
CREATE TABLE series (
    coop TEXT NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (coop, name)
);

-- Documents that were issued or received: bytes and their SHA-256, never changed.
CREATE TABLE document (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    entity TEXT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    lang TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    owner TEXT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id)
);
CREATE INDEX document_subject ON document (coop, subject, kind);
CREATE INDEX document_owner ON document (coop, owner, made_at);
