CREATE TABLE audit_heads (
    firm_id UUID PRIMARY KEY NOT NULL REFERENCES firms (id),
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

-- No foreign key to people or items: the record outlives what it tells of.
CREATE TABLE audit_records (
    firm_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    event TEXT NOT NULL,
    item_id UUID,
    details TEXT NOT NULL,
    request_id TEXT NOT NULL,
    prev_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (firm_id, seq),
    UNIQUE (firm_id, prev_hash)
);
CREATE INDEX audit_records_by_item ON audit_records (firm_id, item_id, seq);

-- Who asked from where, apart from the chain so that it can be erased (AUD-4).
CREATE TABLE audit_origins (
    firm_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    address TEXT,
    user_agent TEXT NOT NULL,
    PRIMARY KEY (firm_id, seq)
);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit records are append-only'; END $$;
CREATE TRIGGER audit_records_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_records
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
