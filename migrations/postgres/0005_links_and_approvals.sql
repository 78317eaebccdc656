CREATE TABLE links (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    client_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    version_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    opened_at TIMESTAMPTZ,
    viewed_at TIMESTAMPTZ,
    consumed_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    wrong_codes BIGINT NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id)
);
CREATE INDEX links_by_accounts ON links (firm_id, accounts_id);

-- What a press on the landing page opens: this link only, for half an hour.
CREATE TABLE viewings (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    link_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    code_mac BYTEA,
    code_expires_at TIMESTAMPTZ,
    proven_at TIMESTAMPTZ,
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
);
CREATE INDEX viewings_by_link ON viewings (firm_id, link_id);

CREATE TABLE approvals (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    version_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    link_id UUID NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT,
    declaration TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_email TEXT NOT NULL,
    client_name TEXT NOT NULL,
    proof TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    address TEXT,
    user_agent TEXT NOT NULL,
    request_id TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (version_id, contact_id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
);
CREATE INDEX approvals_by_accounts ON approvals (firm_id, accounts_id);
