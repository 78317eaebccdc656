CREATE TABLE outbox (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL REFERENCES firms (id),
    item_id BLOB,
    kind TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient_email TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Emptied once sent: it may hold a link's token (LNK-4).
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    claimed_until TEXT,
    claim_token BLOB,
    sent_at TEXT,
    last_error TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'pending';
CREATE INDEX outbox_by_item ON outbox (firm_id, item_id);
