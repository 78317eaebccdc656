-- Work on many annual accounts: what became of them, counted by code.
CREATE TABLE accounts_batch_outcomes (
    firm_id BLOB NOT NULL,
    batch_id BLOB NOT NULL,
    outcome TEXT NOT NULL,
    items INTEGER NOT NULL,
    PRIMARY KEY (firm_id, batch_id, outcome),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
) STRICT;

-- What a batch started and is still there; `kept` says why undoing it left it alone.
CREATE TABLE accounts_batch_made (
    firm_id BLOB NOT NULL,
    batch_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    kept TEXT,
    PRIMARY KEY (firm_id, batch_id, accounts_id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id)
) STRICT;
CREATE INDEX accounts_batch_made_by_accounts ON accounts_batch_made (firm_id, accounts_id);

-- A batch is undone once, by another batch.
CREATE TABLE accounts_batch_undos (
    firm_id BLOB NOT NULL,
    batch_id BLOB NOT NULL,
    undo_id BLOB NOT NULL,
    PRIMARY KEY (firm_id, batch_id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id),
    FOREIGN KEY (firm_id, undo_id) REFERENCES accounts_batches (firm_id, id)
) STRICT;

-- What the overview must forget. Numbered as its client's change is, which makes it look.
CREATE TABLE accounts_removals (
    firm_id BLOB NOT NULL REFERENCES firms (id),
    accounts_id BLOB NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (firm_id, accounts_id)
) STRICT;
CREATE INDEX accounts_removals_by_age ON accounts_removals (firm_id, changed);

CREATE TRIGGER annual_accounts_removed AFTER DELETE ON annual_accounts
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (OLD.firm_id, OLD.client_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = OLD.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
    INSERT INTO accounts_removals (firm_id, accounts_id, changed) VALUES (OLD.firm_id, OLD.id,
        (SELECT MAX(changed) FROM client_changes WHERE firm_id = OLD.firm_id));
END;
