CREATE TABLE links (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    purpose TEXT NOT NULL,
    client_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened_at TEXT,
    viewed_at TEXT,
    consumed_at TEXT,
    revoked_at TEXT,
    wrong_codes INTEGER NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
) STRICT;
CREATE INDEX links_by_accounts ON links (firm_id, accounts_id);

-- What a press on the landing page opens: this link only, for half an hour.
CREATE TABLE viewings (
    token_hash BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    link_id BLOB NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    code_mac BLOB,
    code_expires_at TEXT,
    proven_at TEXT,
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
) STRICT;
CREATE INDEX viewings_by_link ON viewings (firm_id, link_id);

CREATE TABLE approvals (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    link_id BLOB NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT,
    declaration TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_email TEXT NOT NULL,
    client_name TEXT NOT NULL,
    proof TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    address TEXT,
    user_agent TEXT NOT NULL,
    request_id TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (version_id, contact_id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
) STRICT;
CREATE INDEX approvals_by_accounts ON approvals (firm_id, accounts_id);
