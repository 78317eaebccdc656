-- Who gets a copy of what a round asks about, and the proof of it; they decide nothing.
CREATE TABLE round_readers (
    firm_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (firm_id, round_id, contact_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) STRICT;
CREATE INDEX round_readers_by_contact ON round_readers (firm_id, contact_id);
