-- What the overview of annual accounts must read anew: the database notes it, so that no writer can forget.
-- `changed` grows within a firm. It is only ever compared with what the same database gave out (`overview/feed.rs`).
CREATE TABLE accounts_changes (
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (firm_id, accounts_id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id)
) STRICT;
CREATE INDEX accounts_changes_by_age ON accounts_changes (firm_id, changed);

-- Apart, so that a client that changes does not wait for its annual accounts.
CREATE TABLE client_changes (
    firm_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (firm_id, client_id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
) STRICT;
CREATE INDEX client_changes_by_age ON client_changes (firm_id, changed);

CREATE TRIGGER annual_accounts_added AFTER INSERT ON annual_accounts
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed) VALUES (NEW.firm_id, NEW.id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM accounts_changes WHERE firm_id = NEW.firm_id));
END;
CREATE TRIGGER annual_accounts_changed
AFTER UPDATE OF state, state_since, deadline, financial_year, client_id ON annual_accounts
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed) VALUES (NEW.firm_id, NEW.id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM accounts_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER accounts_people_added AFTER INSERT ON accounts_people
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed) VALUES (NEW.firm_id, NEW.accounts_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM accounts_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER accounts_people_changed AFTER UPDATE ON accounts_people
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed) VALUES (NEW.firm_id, NEW.accounts_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM accounts_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER accounts_people_removed AFTER DELETE ON accounts_people
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed) VALUES (OLD.firm_id, OLD.accounts_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM accounts_changes WHERE firm_id = OLD.firm_id))
    ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER clients_changed AFTER UPDATE OF name, number, kvk_number, legal_form, tier ON clients
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (NEW.firm_id, NEW.id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
END;

-- An employee's own filters by name; the query as in the address.
CREATE TABLE saved_views (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    employee_id BLOB NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, employee_id, name),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
) STRICT;

-- Work on many annual accounts at once: recorded whole, done in chunks, each in a transaction of its own.
CREATE TABLE accounts_batches (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    started_by BLOB NOT NULL,
    act TEXT NOT NULL,
    request TEXT NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, started_by) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX accounts_batches_by_firm ON accounts_batches (firm_id, created_at);

-- What is still to be done: a chunk goes with the transaction that does it.
CREATE TABLE accounts_batch_chunks (
    firm_id BLOB NOT NULL,
    batch_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    items TEXT NOT NULL,
    PRIMARY KEY (firm_id, batch_id, number),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
) STRICT;
