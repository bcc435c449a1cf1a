-- Four eyes over a secret vote: who named the trustees, who counted the papers, who asked for a member's letter.

ALTER TABLE ballot_box ADD COLUMN set_up_by TEXT;
ALTER TABLE ballot_box ADD COLUMN papers_by TEXT;
ALTER TABLE ballot_box ADD COLUMN papers_agreed BIGINT NOT NULL DEFAULT 0;
-- Who draws and sends the codes, if it is not the house.
ALTER TABLE ballot_box ADD COLUMN codes_by TEXT;
-- Whether the engine has let go of what was forgotten with the count.
ALTER TABLE ballot_box ADD COLUMN purged BIGINT NOT NULL DEFAULT 0;

-- A new code on paper that one person has asked for and another is to print.
CREATE TABLE ballot_letter (
    coop TEXT NOT NULL,
    item TEXT NOT NULL,
    member TEXT NOT NULL,
    asked_by TEXT,
    PRIMARY KEY (coop, item, member),
    FOREIGN KEY (coop, item) REFERENCES ballot_box (coop, item)
);

-- Why a member was barred by hand (§ 43(6) GenG); empty where a mandate of hers says so.
ALTER TABLE assembly_excluded ADD COLUMN reason TEXT;

CREATE INDEX ballot_cast_credential ON ballot_cast (coop, item, credential);
