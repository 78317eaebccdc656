-- The mail that carried the link. No key: the outbox may forget mails that a link outlives.
ALTER TABLE links ADD COLUMN mail UUID;
-- What a viewing session asks before it shows anything.
ALTER TABLE viewings ADD COLUMN asks TEXT NOT NULL DEFAULT 'mailed_code';

CREATE INDEX links_by_time ON links (firm_id, created_at, id);
CREATE INDEX links_by_client ON links (firm_id, client_id, created_at, id);
CREATE INDEX links_unused ON links (firm_id, created_at, id) WHERE consumed_at IS NULL AND revoked_at IS NULL;

-- What a firm chose; what is absent is as the product has it (LNK-6).
CREATE TABLE link_strengths (
    firm_id UUID NOT NULL REFERENCES firms (id),
    tier TEXT NOT NULL,
    purpose TEXT NOT NULL,
    strength TEXT NOT NULL,
    PRIMARY KEY (firm_id, tier, purpose)
);

-- Agreed with a contact outside e-mail; argon2id.
CREATE TABLE access_codes (
    firm_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    hash TEXT NOT NULL,
    set_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (firm_id, contact_id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
);
