-- How far the chain is signed; the signatures themselves are in the file store, out of the database's reach (AUD-2).
ALTER TABLE audit_heads ADD COLUMN checkpoint_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit_heads ADD COLUMN checkpoint_at TEXT;
