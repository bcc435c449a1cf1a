-- Secret ballots of the General Assembly: trustees' public halves, public credentials, encrypted ballots, the published archive.
-- No code of a voter, no secret of a trustee and no choice of anybody stands in a row.

ALTER TABLE assembly_item ADD COLUMN secret BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assembly_item ADD COLUMN archive_sha256 TEXT;

-- Who took part in a secret vote and by which channel (§ 47(1) GenG). What was voted is nowhere.
CREATE TABLE assembly_taken (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    holder TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('device', 'paper')),
    PRIMARY KEY (coop, item, member),
    FOREIGN KEY (coop, item) REFERENCES assembly_item (coop, id)
);

CREATE TABLE ballot_box (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    uuid TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('keys', 'open', 'closed', 'summed', 'counted')),
    needed BIGINT NOT NULL,
    set_up_at BIGINT NOT NULL,
    election TEXT,
    trustees TEXT,
    credentials TEXT,
    opened_at BIGINT,
    closed_at BIGINT,
    paper_yes BIGINT NOT NULL DEFAULT 0 CHECK (paper_yes >= 0),
    paper_no BIGINT NOT NULL DEFAULT 0 CHECK (paper_no >= 0),
    paper_abstain BIGINT NOT NULL DEFAULT 0 CHECK (paper_abstain >= 0),
    paper_invalid BIGINT NOT NULL DEFAULT 0 CHECK (paper_invalid >= 0),
    PRIMARY KEY (coop, item),
    UNIQUE (coop, uuid),
    FOREIGN KEY (coop, item) REFERENCES assembly_item (coop, id),
    CHECK ((state = 'keys') = (election IS NULL))
);

CREATE TABLE ballot_trustee (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    token_sha256 TEXT NOT NULL,
    certificate TEXT,
    commitment TEXT,
    dealing TEXT,
    public_key TEXT,
    part TEXT,
    PRIMARY KEY (coop, item, number),
    UNIQUE (coop, token_sha256),
    FOREIGN KEY (coop, item) REFERENCES ballot_box (coop, item)
);

-- The public credential of each voter. Her code was sent and not kept.
CREATE TABLE ballot_voter (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    credential TEXT NOT NULL,
    sent_to TEXT NOT NULL,
    PRIMARY KEY (coop, item, member),
    UNIQUE (coop, item, credential),
    FOREIGN KEY (coop, item) REFERENCES ballot_box (coop, item)
);

CREATE TABLE ballot_cast (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    number BIGINT NOT NULL,
    tracker TEXT NOT NULL,
    words TEXT NOT NULL,
    credential TEXT NOT NULL,
    record TEXT NOT NULL,
    checked BIGINT NOT NULL DEFAULT 0,
    fault TEXT,
    PRIMARY KEY (coop, item, number),
    UNIQUE (coop, item, tracker),
    FOREIGN KEY (coop, item) REFERENCES ballot_box (coop, item)
);
CREATE INDEX ballot_cast_words ON ballot_cast (coop, item, words);
CREATE INDEX ballot_cast_unchecked ON ballot_cast (coop, checked, item);

-- Ballots that a voter has revealed to see what they say: they are never cast.
CREATE TABLE ballot_spoiled (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    tracker TEXT NOT NULL,
    PRIMARY KEY (coop, item, tracker),
    FOREIGN KEY (coop, item) REFERENCES ballot_box (coop, item)
);

-- A mail that carries a secret (a voter's code) is emptied once it has left.
ALTER TABLE outbox ADD COLUMN secret BIGINT NOT NULL DEFAULT 0;
