-- Who gets a copy of what a round asks about, and the proof of it; they decide nothing.
CREATE TABLE round_readers (
    firm_id UUID NOT NULL,
    round_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (firm_id, round_id, contact_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
);
CREATE INDEX round_readers_by_contact ON round_readers (firm_id, contact_id);
