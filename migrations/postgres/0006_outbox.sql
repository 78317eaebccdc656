CREATE TABLE outbox (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL REFERENCES firms (id),
    item_id UUID,
    kind TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    recipient_email TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Emptied once sent: it may hold a link's token (LNK-4).
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    claimed_until TIMESTAMPTZ,
    claim_token BYTEA,
    sent_at TIMESTAMPTZ,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'pending';
CREATE INDEX outbox_by_item ON outbox (firm_id, item_id);
