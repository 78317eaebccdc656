-- How the firm works.
ALTER TABLE firms ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 1;
ALTER TABLE firms ADD COLUMN undo_minutes INTEGER NOT NULL DEFAULT 15;
ALTER TABLE firms ADD COLUMN may_delegate INTEGER NOT NULL DEFAULT 0;

ALTER TABLE annual_accounts ADD COLUMN held_state TEXT;
ALTER TABLE annual_accounts ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE annual_accounts ADD COLUMN approved_on TEXT;
ALTER TABLE annual_accounts ADD COLUMN issued_on TEXT;
ALTER TABLE annual_accounts ADD COLUMN adopted_on TEXT;
ALTER TABLE annual_accounts ADD COLUMN filed_on TEXT;
ALTER TABLE annual_accounts ADD COLUMN filed_provisionally INTEGER NOT NULL DEFAULT 0;
-- The firm's own, before the statutory ones.
ALTER TABLE annual_accounts ADD COLUMN deadline TEXT;

-- What changed since the version before, in the preparer's words.
ALTER TABLE report_versions ADD COLUMN note TEXT;
-- Anybody with the file may ask whether it is the approved one.
CREATE INDEX report_versions_by_digest ON report_versions (sha256);

CREATE TABLE accounts_people (
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    part TEXT NOT NULL,
    employee_id BLOB NOT NULL,
    PRIMARY KEY (firm_id, accounts_id, part),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX accounts_people_by_employee ON accounts_people (firm_id, employee_id, part);

-- Internal: no client ever sees them.
CREATE TABLE accounts_notes (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    written_by BLOB NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, written_by) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX accounts_notes_by_accounts ON accounts_notes (firm_id, accounts_id);

CREATE TABLE approval_rounds (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    rule TEXT NOT NULL,
    needed INTEGER NOT NULL,
    state TEXT NOT NULL,
    opened_by BLOB NOT NULL,
    opened_at TEXT NOT NULL,
    ended_at TEXT,
    seal_due_at TEXT,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, accounts_id, number),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, opened_by) REFERENCES employees (firm_id, id)
) STRICT;
CREATE INDEX approval_rounds_due ON approval_rounds (seal_due_at) WHERE state = 'complete';

CREATE TABLE round_signers (
    firm_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    stands_for_id BLOB,
    decided_at TEXT,
    PRIMARY KEY (firm_id, round_id, contact_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, stands_for_id) REFERENCES contacts (firm_id, id)
) STRICT;

-- Made once, when a round is sealed.
CREATE TABLE evidence_files (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    pdf_key TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    pdf_bytes INTEGER NOT NULL,
    json_key TEXT NOT NULL,
    json_sha256 TEXT NOT NULL,
    json_bytes INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, round_id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id)
) STRICT;
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
UPDATE annual_accounts SET sealed = 1,
    approved_on = (SELECT MAX(SUBSTR(p.decided_at, 1, 10)) FROM approvals p
        WHERE p.firm_id = annual_accounts.firm_id AND p.accounts_id = annual_accounts.id)
    WHERE state = 'approved';

-- Several signers, several acts, and a change of mind: records are added, never changed.
CREATE TABLE approvals_of_rounds (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    accounts_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    contact_id BLOB NOT NULL,
    link_id BLOB NOT NULL,
    -- How often this signer changed his mind in this round.
    turn INTEGER NOT NULL,
    act TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT,
    declaration TEXT NOT NULL,
    text_version INTEGER NOT NULL,
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
    UNIQUE (firm_id, round_id, contact_id, turn, act),
    FOREIGN KEY (firm_id, accounts_id) REFERENCES annual_accounts (firm_id, id),
    FOREIGN KEY (firm_id, version_id) REFERENCES report_versions (firm_id, id),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id),
    FOREIGN KEY (firm_id, contact_id) REFERENCES contacts (firm_id, id),
    FOREIGN KEY (firm_id, link_id) REFERENCES links (firm_id, id)
) STRICT;
INSERT INTO approvals_of_rounds SELECT id, firm_id, accounts_id, version_id, id, contact_id, link_id, 1, 'concept', decision,
    reason, declaration, 0, language, sha256, signer_name, signer_email, client_name, proof, decided_at, address,
    user_agent, request_id FROM approvals;
DROP TABLE approvals;
ALTER TABLE approvals_of_rounds RENAME TO approvals;
CREATE INDEX approvals_by_accounts ON approvals (firm_id, accounts_id);
