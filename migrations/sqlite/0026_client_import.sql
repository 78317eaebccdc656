-- A client can be removed when its import is taken back. The list learns of it from the number of a client that is
-- there no more, so that such a number must outlive its client: this key goes. SQLite cannot drop one, so the table is
-- made anew under its name; triggers of other tables name it and must not be rewritten meanwhile.
PRAGMA legacy_alter_table = ON;
CREATE TABLE client_changes_that_stay (
    firm_id BLOB NOT NULL REFERENCES firms (id),
    client_id BLOB NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (firm_id, client_id)
) STRICT;
INSERT INTO client_changes_that_stay (firm_id, client_id, changed) SELECT firm_id, client_id, changed FROM client_changes;
DROP TABLE client_changes;
ALTER TABLE client_changes_that_stay RENAME TO client_changes;
CREATE INDEX client_changes_by_age ON client_changes (firm_id, changed);
PRAGMA legacy_alter_table = OFF;

CREATE TRIGGER clients_removed AFTER DELETE ON clients
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (OLD.firm_id, OLD.id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = OLD.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
END;

-- Imports look clients up by it.
CREATE INDEX clients_by_kvk_number ON clients (firm_id, kvk_number) WHERE kvk_number IS NOT NULL;

-- Files of clients: what they hold, what was decided about them, and how far they are.
CREATE TABLE client_imports (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    -- Whoever sent the file, or set it to work since.
    started_by BLOB NOT NULL,
    created_at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- How the file was read, its headers, and what they mean, as JSON.
    read_as TEXT NOT NULL,
    headers TEXT NOT NULL,
    choices TEXT,
    state TEXT NOT NULL,
    mode TEXT,
    accepts INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    request TEXT NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    -- What was found, and what became of it, as JSON.
    found TEXT,
    outcome TEXT,
    ended_at TEXT,
    due_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, started_by) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX client_imports_by_firm ON client_imports (firm_id, created_at);

-- The rows of a file, 200 at a time. They may hold a BSN: sealed, and gone when they are not needed any more.
CREATE TABLE client_import_chunks (
    firm_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    items INTEGER NOT NULL,
    lines BLOB,
    problems TEXT NOT NULL DEFAULT '[]',
    done INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (firm_id, import_id, number),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
) STRICT;

-- What an import did to a client, so that it can be taken back; `kept` says what became of that. Clients may be gone.
CREATE TABLE client_import_items (
    firm_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    -- Records in the audit log that are the import's own.
    events INTEGER NOT NULL,
    changes TEXT NOT NULL,
    bsn_before BLOB,
    bsn_after BLOB,
    kept TEXT,
    PRIMARY KEY (firm_id, import_id, client_id),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
) STRICT;

CREATE TABLE client_import_contacts (
    firm_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (firm_id, import_id, contact_id),
    FOREIGN KEY (firm_id, import_id) REFERENCES client_imports (firm_id, id)
) STRICT;
CREATE INDEX client_import_contacts_by_client ON client_import_contacts (firm_id, import_id, client_id);
