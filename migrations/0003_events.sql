-- Info sessions: places that never number more than the seats, and a waiting list in the order of arrival.

CREATE TABLE info_session (
    coop TEXT NOT NULL REFERENCES coop (id),
    id TEXT NOT NULL,
    title_de TEXT NOT NULL,
    title_en TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    lang TEXT NOT NULL,
    place TEXT,
    video_link TEXT,
    seats BIGINT NOT NULL,
    -- Held, offered and confirmed places. One guarded UPDATE raises it; this is the last line of defence.
    taken BIGINT NOT NULL CHECK (taken >= 0 AND taken <= seats),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    CHECK (ends_at > starts_at),
    CHECK (place IS NOT NULL OR video_link IS NOT NULL)
);
CREATE INDEX info_session_start ON info_session (coop, starts_at, id);

CREATE TABLE registration (
    coop TEXT NOT NULL,
    id TEXT NOT NULL,
    session TEXT NOT NULL,
    -- Order of arrival within the session: the waiting list is first in, first out.
    arrival BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'offered', 'confirmed', 'cancelled', 'expired')),
    -- When a hold or an offer ends.
    until BIGINT,
    attended BIGINT,
    reminded_at BIGINT,
    mailed_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (coop, id),
    UNIQUE (coop, session, arrival),
    FOREIGN KEY (coop, session) REFERENCES info_session (coop, id)
);
-- One living registration per address and session.
CREATE UNIQUE INDEX registration_living ON registration (coop, session, email)
    WHERE state IN ('held', 'waiting', 'offered', 'confirmed');
CREATE INDEX registration_state ON registration (coop, session, state, arrival);
CREATE INDEX registration_until ON registration (coop, state, until);
