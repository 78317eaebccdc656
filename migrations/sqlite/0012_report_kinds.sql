-- What is shared is a report with a kind; annual accounts are one of them. SQLite cannot change what is unique, so the
-- table is made anew under its name; foreign keys are off while migrations run and checked afterwards.
CREATE TABLE annual_accounts_of_kinds (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    financial_year INTEGER NOT NULL,
    fy_end TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    held_state TEXT,
    sealed INTEGER NOT NULL DEFAULT 0,
    approved_on TEXT,
    issued_on TEXT,
    adopted_on TEXT,
    filed_on TEXT,
    filed_provisionally INTEGER NOT NULL DEFAULT 0,
    -- The firm's own, before the statutory ones.
    deadline TEXT,
    kind TEXT NOT NULL DEFAULT 'annual-accounts',
    period TEXT NOT NULL DEFAULT 'year',
    title TEXT NOT NULL DEFAULT '',
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, client_id, financial_year, kind, period, title),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
) STRICT;
INSERT INTO annual_accounts_of_kinds (id, firm_id, client_id, financial_year, fy_end, state, state_since,
        row_version, created_at, held_state, sealed, approved_on, issued_on, adopted_on,
        filed_on, filed_provisionally, deadline)
    SELECT id, firm_id, client_id, financial_year, fy_end, state, state_since, row_version, created_at, held_state, sealed,
        approved_on, issued_on, adopted_on, filed_on, filed_provisionally, deadline
    FROM annual_accounts;
DROP TABLE annual_accounts;
ALTER TABLE annual_accounts_of_kinds RENAME TO annual_accounts;

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
