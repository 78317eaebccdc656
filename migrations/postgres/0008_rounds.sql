-- How the firm works.
ALTER TABLE firms ADD COLUMN four_eyes BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE firms ADD COLUMN undo_minutes BIGINT NOT NULL DEFAULT 15;
ALTER TABLE firms ADD COLUMN may_delegate BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE annual_accounts ADD COLUMN held_state TEXT;
ALTER TABLE annual_accounts ADD COLUMN sealed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE annual_accounts ADD COLUMN approved_on DATE;
ALTER TABLE annual_accounts ADD COLUMN issued_on DATE;
ALTER TABLE annual_accounts ADD COLUMN adopted_on DATE;
ALTER TABLE annual_accounts ADD COLUMN filed_on DATE;
ALTER TABLE annual_accounts ADD COLUMN filed_provisionally BOOLEAN NOT NULL DEFAULT FALSE;
-- The firm's own, before the statutory ones.
ALTER TABLE annual_accounts ADD COLUMN deadline DATE;

-- What changed since the version before, in the preparer's words.
ALTER TABLE report_versions ADD COLUMN note TEXT;
-- Anybody with the file may ask whether it is the approved one.
CREATE INDEX report_versions_by_digest ON report_versions (sha256);

CREATE TABLE accounts_people (
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    part TEXT NOT NULL,
    employee_id UUID NOT NULL,
    PRIMARY KEY (firm_id, accounts_id, part),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
);
CREATE INDEX accounts_people_by_employee ON accounts_people (firm_id, employee_id, part);

-- Internal: no client ever sees them.
CREATE TABLE accounts_notes (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    written_by UUID NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, written_by) REFERENCES employees (firm_id, id)
);
CREATE INDEX accounts_notes_by_accounts ON accounts_notes (firm_id, accounts_id);

CREATE TABLE approval_rounds (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    version_id UUID NOT NULL,
    number BIGINT NOT NULL,
    rule TEXT NOT NULL,
    needed BIGINT NOT NULL,
    state TEXT NOT NULL,
    opened_by UUID NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    seal_due_at TIMESTAMPTZ,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, accounts_id, number),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, opened_by) REFERENCES employees (firm_id, id)
);
CREATE INDEX approval_rounds_due ON approval_rounds (seal_due_at) WHERE state = 'complete';

CREATE TABLE round_signers (
    firm_id UUID NOT NULL,
    round_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    position BIGINT NOT NULL,
    state TEXT NOT NULL,
    stands_for_id UUID,
    decided_at TIMESTAMPTZ,
    PRIMARY KEY (firm_id, round_id, contact_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, stands_for_id) REFERENCES contacts (firm_id, id)
);

-- Made once, when a round is sealed.
CREATE TABLE evidence_files (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    round_id UUID NOT NULL,
    pdf_key TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    pdf_bytes BIGINT NOT NULL,
    json_key TEXT NOT NULL,
    json_sha256 TEXT NOT NULL,
    json_bytes BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, round_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id)
);
CREATE INDEX evidence_files_by_pdf ON evidence_files (pdf_sha256);
CREATE INDEX evidence_files_by_json ON evidence_files (json_sha256);

-- Rounds of one for what was decided or asked before there were rounds.
INSERT INTO approval_rounds (id, firm_id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at, ended_at)
    SELECT p.id, p.firm_id, p.accounts_id, p.version_id, v.number, 'all', 1,
        CASE p.decision WHEN 'approved' THEN 'sealed' ELSE 'returned' END, v.uploaded_by, p.decided_at, p.decided_at
    FROM approvals p JOIN report_versions v ON v.firm_id = p.firm_id AND v.id = p.version_id;
INSERT INTO round_signers (firm_id, round_id, contact_id, position, state, decided_at)
    SELECT firm_id, id, contact_id, 1, decision, decided_at FROM approvals;
INSERT INTO approval_rounds (id, firm_id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at)
    SELECT l.id, l.firm_id, l.accounts_id, l.version_id, v.number, 'all', 1, 'open', v.uploaded_by, l.created_at
    FROM links l JOIN annual_accounts a ON a.firm_id = l.firm_id AND a.id = l.accounts_id
        JOIN report_versions v ON v.firm_id = l.firm_id AND v.id = l.version_id
    WHERE a.state = 'approval_requested' AND l.purpose = 'approve' AND NOT EXISTS (
        SELECT 1 FROM links n WHERE n.firm_id = l.firm_id AND n.accounts_id = l.accounts_id AND n.created_at > l.created_at);
INSERT INTO round_signers (firm_id, round_id, contact_id, position, state)
    SELECT r.firm_id, r.id, l.contact_id, 1, 'asked' FROM approval_rounds r
        JOIN links l ON l.firm_id = r.firm_id AND l.id = r.id WHERE r.state = 'open';
UPDATE annual_accounts SET sealed = TRUE,
    approved_on = (SELECT MAX(p.decided_at::date) FROM approvals p
        WHERE p.firm_id = annual_accounts.firm_id AND p.accounts_id = annual_accounts.id)
    WHERE state = 'approved';

-- Several signers, several acts, and a change of mind: records are added, never changed.
CREATE TABLE approvals_of_rounds (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    accounts_id UUID NOT NULL,
    version_id UUID NOT NULL,
    round_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    link_id UUID NOT NULL,
    -- How often this signer changed his mind in this round.
    turn BIGINT NOT NULL,
    act TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT,
    declaration TEXT NOT NULL,
    text_version BIGINT NOT NULL,
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
    UNIQUE (firm_id, round_id, contact_id, turn, act),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
);
INSERT INTO approvals_of_rounds SELECT id, firm_id, accounts_id, version_id, id, contact_id, link_id, 1, 'concept', decision,
    reason, declaration, 0, language, sha256, signer_name, signer_email, client_name, proof, decided_at, address,
    user_agent, request_id FROM approvals;
DROP TABLE approvals;
ALTER TABLE approvals_of_rounds RENAME TO approvals;
CREATE INDEX approvals_by_accounts ON approvals (firm_id, accounts_id);
