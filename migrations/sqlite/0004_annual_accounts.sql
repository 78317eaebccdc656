CREATE TABLE annual_accounts (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    financial_year INTEGER NOT NULL,
    fy_end TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, client_id, financial_year),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
) STRICT;

CREATE TABLE report_versions (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    storage_key TEXT NOT NULL,
    uploaded_by BLOB NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, accounts_id, number),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, uploaded_by) REFERENCES employees (firm_id, id)
) STRICT;
