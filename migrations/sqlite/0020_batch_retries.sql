-- A chunk that is taken is left alone until then, also by who took it when he ended or failed.
ALTER TABLE accounts_batch_chunks ADD COLUMN due_at TEXT;
ALTER TABLE accounts_batch_chunks ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
