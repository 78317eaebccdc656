-- Work on many annual accounts: what became of them, counted by code.
CREATE TABLE accounts_batch_outcomes (
    firm_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    outcome TEXT NOT NULL,
    items BIGINT NOT NULL,
    PRIMARY KEY (firm_id, batch_id, outcome),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
);

-- What a batch started and is still there; `kept` says why undoing it left it alone.
CREATE TABLE accounts_batch_made (
    firm_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    kept TEXT,
    PRIMARY KEY (firm_id, batch_id, accounts_id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id)
);
CREATE INDEX accounts_batch_made_by_accounts ON accounts_batch_made (firm_id, accounts_id);

-- A batch is undone once, by another batch.
CREATE TABLE accounts_batch_undos (
    firm_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    undo_id UUID NOT NULL,
    PRIMARY KEY (firm_id, batch_id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id),
    FOREIGN KEY (firm_id, undo_id) REFERENCES accounts_batches (firm_id, id)
);

-- What the overview must forget. Numbered as its client's change is, which makes it look.
CREATE TABLE accounts_removals (
    firm_id UUID NOT NULL REFERENCES firms (id),
    accounts_id UUID NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (firm_id, accounts_id)
);
CREATE INDEX accounts_removals_by_age ON accounts_removals (firm_id, changed);

CREATE FUNCTION note_accounts_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed)
        VALUES (OLD.firm_id, OLD.client_id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
    INSERT INTO accounts_removals (firm_id, accounts_id, changed)
        VALUES (OLD.firm_id, OLD.id, pg_current_xact_id()::text::bigint);
    RETURN NULL;
END $$;
CREATE TRIGGER annual_accounts_removed AFTER DELETE ON annual_accounts
FOR EACH ROW EXECUTE FUNCTION note_accounts_removal();
