CREATE TABLE audit_heads (
    firm_id BLOB PRIMARY KEY NOT NULL REFERENCES firms (id),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- No foreign key to people or items: the record outlives what it tells of.
CREATE TABLE audit_records (
    firm_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BLOB,
    event TEXT NOT NULL,
    item_id BLOB,
    details TEXT NOT NULL,
    request_id TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (firm_id, seq),
    UNIQUE (firm_id, prev_hash)
) STRICT;
CREATE INDEX audit_records_by_item ON audit_records (firm_id, item_id, seq);

-- Who asked from where, apart from the chain so that it can be erased (AUD-4).
CREATE TABLE audit_origins (
    firm_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    address TEXT,
    user_agent TEXT NOT NULL,
    PRIMARY KEY (firm_id, seq)
) STRICT;

CREATE TRIGGER audit_records_no_update BEFORE UPDATE ON audit_records
BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END;
CREATE TRIGGER audit_records_no_delete BEFORE DELETE ON audit_records
BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END;
