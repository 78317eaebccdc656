CREATE TABLE annual_accounts (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    client_id UUID NOT NULL,
    financial_year INTEGER NOT NULL,
    fy_end DATE NOT NULL,
    state TEXT NOT NULL,
    state_since TIMESTAMPTZ NOT NULL,
    row_version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, client_id, financial_year),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
);

CREATE TABLE report_versions (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    number BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    storage_key TEXT NOT NULL,
    uploaded_by UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, accounts_id, number),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, uploaded_by) REFERENCES employees (firm_id, id)
);
