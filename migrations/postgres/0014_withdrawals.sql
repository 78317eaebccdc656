-- A signer took back what was sealed. The approval and its proof stay; this stands beside them and never changes.
CREATE TABLE withdrawals (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    round_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    approval_id UUID NOT NULL,
    recorded_by UUID NOT NULL,
    signer_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    withdrawn_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
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
);
CREATE INDEX withdrawals_by_accounts ON withdrawals (firm_id, accounts_id);
