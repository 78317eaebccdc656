-- A client can be removed when its import is taken back. The list learns of it from the number of a client that is
-- there no more, so that such a number must outlive its client: this key goes.
ALTER TABLE client_changes DROP CONSTRAINT client_changes_firm_id_client_id_fkey;
-- The new key is checked over the rows of every firm.
ALTER TABLE client_changes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE client_changes ADD FOREIGN KEY (firm_id) REFERENCES firms (id);
ALTER TABLE client_changes FORCE ROW LEVEL SECURITY;

CREATE FUNCTION note_client_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed)
        VALUES (OLD.firm_id, OLD.id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER clients_removed AFTER DELETE ON clients
FOR EACH ROW EXECUTE FUNCTION note_client_removal();

-- Imports look clients up by it.
CREATE INDEX clients_by_kvk_number ON clients (firm_id, kvk_number) WHERE kvk_number IS NOT NULL;

-- Files of clients: what they hold, what was decided about them, and how far they are.
CREATE TABLE client_imports (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    -- Whoever sent the file, or set it to work since.
    started_by UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    file_name TEXT NOT NULL,
    -- How the file was read, its headers, and what they mean, as JSON.
    read_as TEXT NOT NULL,
    headers TEXT NOT NULL,
    choices TEXT,
    state TEXT NOT NULL,
    mode TEXT,
    accepts BOOLEAN NOT NULL DEFAULT FALSE,
    reason TEXT,
    request TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL DEFAULT 0,
    -- What was found, and what became of it, as JSON.
    found TEXT,
    outcome TEXT,
    ended_at TIMESTAMPTZ,
    due_at TIMESTAMPTZ,
    attempts BIGINT NOT NULL DEFAULT 0,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, started_by) REFERENCES employees (firm_id, id)
);
CREATE INDEX client_imports_by_firm ON client_imports (firm_id, created_at);

-- The rows of a file, 200 at a time. They may hold a BSN: sealed, and gone when they are not needed any more.
CREATE TABLE client_import_chunks (
    firm_id UUID NOT NULL,
    import_id UUID NOT NULL,
    number BIGINT NOT NULL,
    items BIGINT NOT NULL,
    lines BYTEA,
    problems TEXT NOT NULL DEFAULT '[]',
    done BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (firm_id, import_id, number),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
);

-- What an import did to a client, so that it can be taken back; `kept` says what became of that. Clients may be gone.
CREATE TABLE client_import_items (
    firm_id UUID NOT NULL,
    import_id UUID NOT NULL,
    client_id UUID NOT NULL,
    made BOOLEAN NOT NULL,
    -- Records in the audit log that are the import's own.
    events BIGINT NOT NULL,
    changes TEXT NOT NULL,
    bsn_before BYTEA,
    bsn_after BYTEA,
    kept TEXT,
    PRIMARY KEY (firm_id, import_id, client_id),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
);

CREATE TABLE client_import_contacts (
    firm_id UUID NOT NULL,
    import_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    client_id UUID NOT NULL,
    made BOOLEAN NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (firm_id, import_id, contact_id),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
);
CREATE INDEX client_import_contacts_by_client ON client_import_contacts (firm_id, import_id, client_id);

SELECT wall_in('client_imports'), wall_in('client_import_chunks'), wall_in('client_import_items'),
    wall_in('client_import_contacts');
-- Work on imports is claimed across firms, as work on many annual accounts is (0022).
SELECT open_across('client_imports', 'SELECT'), open_across('client_imports', 'UPDATE');
