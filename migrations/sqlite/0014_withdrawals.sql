-- A signer took back what was sealed. The approval and its proof stay; this stands beside them and never changes.
CREATE TABLE withdrawals (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    approval_id BLOB NOT NULL,
    recorded_by BLOB NOT NULL,
    signer_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    withdrawn_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    address TEXT,
    user_agent TEXT NOT NULL,
    request_id TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, round_id, contact_id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, approval_id) REFERENCES approvals (firm_id, id),
    FOREIGN KEY (firm_id, recorded_by) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX withdrawals_by_accounts ON withdrawals (firm_id, accounts_id);
