-- Mandates of the boards, and the General Assembly: roll, agenda, attendance, proxies, votes, objections, signatures.

CREATE TABLE mandate (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL CHECK (body IN ('management', 'supervisory')),
    person TEXT NOT NULL,
    chair BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    ended TEXT CHECK (ended IN ('term', 'resigned', 'recalled')),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    FOREIGN KEY (coop, person) REFERENCES person (coop, id),
    CHECK (until IS NULL OR until >= since)
);
CREATE INDEX mandate_body ON mandate (coop, body, since);

CREATE TABLE assembly (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('physical', 'virtual', 'hybrid', 'stretched')),
    place TEXT NOT NULL,
    held_on TEXT NOT NULL,
    begins TEXT NOT NULL,
    year_began_on TEXT NOT NULL,
    access TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('convened', 'opened', 'closed', 'signed')),
    convene_by TEXT NOT NULL,
    announce_by TEXT NOT NULL,
    documents_by TEXT NOT NULL,
    challenge_by TEXT NOT NULL,
    called_at BIGINT NOT NULL,
    documents_at BIGINT,
    chair TEXT,
    opened_at BIGINT,
    closed_at BIGINT,
    PRIMARY KEY (coop, id)
);

CREATE TABLE assembly_item (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    assembly TEXT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    matter TEXT NOT NULL,
    title TEXT NOT NULL,
    motion TEXT NOT NULL,
    announced_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'open', 'counted', 'found')),
    opened_at BIGINT,
    decision TEXT,
    finding TEXT,
    found_at BIGINT,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, assembly, position),
    FOREIGN KEY (coop, assembly) REFERENCES assembly (coop, id)
);

-- The roll: every member as of the day of calling, with the proof of dispatch and the attendance. No shares: one member, one vote.
CREATE TABLE assembly_member (
    coop TEXT NOT NULL,
    assembly TEXT NOT NULL,
    member TEXT NOT NULL,
    number BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    invited_at BIGINT,
    invitation_sha256 TEXT,
    manner TEXT CHECK (manner IN ('hall', 'online')),
    came_at BIGINT,
    left_at BIGINT,
    PRIMARY KEY (coop, assembly, member),
    UNIQUE (coop, assembly, person),
    FOREIGN KEY (coop, assembly) REFERENCES assembly (coop, id),
    CHECK ((invited_at IS NULL) = (invitation_sha256 IS NULL))
);
CREATE INDEX assembly_member_number ON assembly_member (coop, assembly, number);

CREATE TABLE assembly_proxy (
    coop TEXT NOT NULL,
    assembly TEXT NOT NULL,
    principal TEXT NOT NULL,
    holder TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, assembly, principal),
    FOREIGN KEY (coop, assembly, principal) REFERENCES assembly_member (coop, assembly, member),
    FOREIGN KEY (coop, assembly, holder) REFERENCES assembly_member (coop, assembly, member),
    CHECK (principal <> holder)
);

CREATE TABLE assembly_excluded (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (coop, item, member),
    FOREIGN KEY (coop, item) REFERENCES assembly_item (coop, id)
);

-- An open (named) vote: once per member and item.
CREATE TABLE assembly_vote (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    holder TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
    manner TEXT NOT NULL,
    cast_at BIGINT NOT NULL,
    PRIMARY KEY (coop, item, member),
    FOREIGN KEY (coop, item) REFERENCES assembly_item (coop, id)
);

CREATE TABLE assembly_objection (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (coop, item, member),
    FOREIGN KEY (coop, item) REFERENCES assembly_item (coop, id)
);

CREATE TABLE assembly_signature (
    coop TEXT NOT NULL,
    assembly TEXT NOT NULL,
    capacity TEXT NOT NULL CHECK (capacity IN ('chair', 'board')),
    person TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (coop, assembly, capacity),
    FOREIGN KEY (coop, assembly) REFERENCES assembly (coop, id)
);
