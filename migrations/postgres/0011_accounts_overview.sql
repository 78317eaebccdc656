-- What the overview of annual accounts must read anew: the database notes it, so that no writer can forget.
-- `changed` is the transaction's own number. It is only ever compared with what the same database gave out
-- (`overview/feed.rs`).
CREATE TABLE accounts_changes (
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (firm_id, accounts_id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id)
);
CREATE INDEX accounts_changes_by_age ON accounts_changes (firm_id, changed);

-- Apart, so that a client that changes does not wait for its annual accounts.
CREATE TABLE client_changes (
    firm_id UUID NOT NULL,
    client_id UUID NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (firm_id, client_id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
);
CREATE INDEX client_changes_by_age ON client_changes (firm_id, changed);

CREATE FUNCTION note_accounts_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO accounts_changes (firm_id, accounts_id, changed)
        VALUES (NEW.firm_id, NEW.id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER annual_accounts_changed
AFTER INSERT OR UPDATE OF state, state_since, deadline, financial_year, client_id ON annual_accounts
FOR EACH ROW EXECUTE FUNCTION note_accounts_change();

CREATE FUNCTION note_accounts_people_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved accounts_people;
BEGIN
    IF TG_OP = 'DELETE' THEN moved := OLD; ELSE moved := NEW; END IF;
    INSERT INTO accounts_changes (firm_id, accounts_id, changed)
        VALUES (moved.firm_id, moved.accounts_id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, accounts_id) DO UPDATE SET changed = excluded.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_people_changed AFTER INSERT OR UPDATE OR DELETE ON accounts_people
FOR EACH ROW EXECUTE FUNCTION note_accounts_people_change();

CREATE FUNCTION note_client_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed)
        VALUES (NEW.firm_id, NEW.id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER clients_changed AFTER UPDATE OF name, number, kvk_number, legal_form, tier ON clients
FOR EACH ROW EXECUTE FUNCTION note_client_change();

-- An employee's own filters by name; the query as in the address.
CREATE TABLE saved_views (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, employee_id, name),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
);

-- Work on many annual accounts at once: recorded whole, done in chunks, each in a transaction of its own.
CREATE TABLE accounts_batches (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    started_by UUID NOT NULL,
    act TEXT NOT NULL,
    request TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, started_by) REFERENCES employees (firm_id, id)
);
CREATE INDEX accounts_batches_by_firm ON accounts_batches (firm_id, created_at);

-- What is still to be done: a chunk goes with the transaction that does it.
CREATE TABLE accounts_batch_chunks (
    firm_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    number BIGINT NOT NULL,
    items TEXT NOT NULL,
    PRIMARY KEY (firm_id, batch_id, number),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
);
