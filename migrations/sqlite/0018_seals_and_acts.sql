-- A round that cannot be sealed: how often that was tried, why it failed last, since when it fails, and when it is
-- tried again. `seal_due_at` stays the moment from which nobody can undo any more.
ALTER TABLE approval_rounds ADD COLUMN seal_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE approval_rounds ADD COLUMN seal_error TEXT;
ALTER TABLE approval_rounds ADD COLUMN seal_failed_at TEXT;
ALTER TABLE approval_rounds ADD COLUMN seal_try_at TEXT;
CREATE INDEX approval_rounds_unsealed ON approval_rounds (firm_id) WHERE seal_tries > 0;

-- What was agreed to, taken back, asked and proven is added to and never changed (AUD-3, APP-3): no writer, whatever it
-- means to do, gets past this. INSERT OR REPLACE fires no delete trigger, so it has one of its own; texts of the firm
-- have none, because saving the same version twice does nothing.
CREATE TRIGGER approvals_no_update BEFORE UPDATE ON approvals
BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
CREATE TRIGGER approvals_no_delete BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
CREATE TRIGGER approvals_no_replace BEFORE INSERT ON approvals
WHEN EXISTS (SELECT 1 FROM approvals WHERE id = NEW.id
    OR firm_id = NEW.firm_id AND round_id = NEW.round_id AND contact_id = NEW.contact_id
        AND turn = NEW.turn AND act = NEW.act)
BEGIN SELECT RAISE(ABORT, 'approvals is append-only'); END;
CREATE TRIGGER withdrawals_no_update BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals is append-only'); END;
CREATE TRIGGER withdrawals_no_delete BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals is append-only'); END;
CREATE TRIGGER withdrawals_no_replace BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals WHERE id = NEW.id
    OR firm_id = NEW.firm_id AND round_id = NEW.round_id AND contact_id = NEW.contact_id)
BEGIN SELECT RAISE(ABORT, 'withdrawals is append-only'); END;
CREATE TRIGGER firm_texts_no_update BEFORE UPDATE ON firm_texts
BEGIN SELECT RAISE(ABORT, 'firm_texts is append-only'); END;
CREATE TRIGGER firm_texts_no_delete BEFORE DELETE ON firm_texts
BEGIN SELECT RAISE(ABORT, 'firm_texts is append-only'); END;
CREATE TRIGGER round_texts_no_update BEFORE UPDATE ON round_texts
BEGIN SELECT RAISE(ABORT, 'round_texts is append-only'); END;
CREATE TRIGGER round_texts_no_delete BEFORE DELETE ON round_texts
BEGIN SELECT RAISE(ABORT, 'round_texts is append-only'); END;
CREATE TRIGGER round_texts_no_replace BEFORE INSERT ON round_texts
WHEN EXISTS (SELECT 1 FROM round_texts WHERE firm_id = NEW.firm_id AND round_id = NEW.round_id
    AND act = NEW.act AND language = NEW.language)
BEGIN SELECT RAISE(ABORT, 'round_texts is append-only'); END;
CREATE TRIGGER evidence_files_no_update BEFORE UPDATE
    OF id, firm_id, round_id, pdf_key, pdf_sha256, pdf_bytes, json_key, json_sha256, json_bytes, created_at
    ON evidence_files
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;
CREATE TRIGGER evidence_files_no_delete BEFORE DELETE ON evidence_files
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;
CREATE TRIGGER evidence_files_no_replace BEFORE INSERT ON evidence_files
WHEN EXISTS (SELECT 1 FROM evidence_files WHERE id = NEW.id
    OR firm_id = NEW.firm_id AND round_id = NEW.round_id)
BEGIN SELECT RAISE(ABORT, 'evidence_files is append-only'); END;
CREATE TRIGGER report_versions_no_update BEFORE UPDATE
    OF id, firm_id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, created_at
    ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only'); END;
CREATE TRIGGER report_versions_no_delete BEFORE DELETE ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only'); END;
CREATE TRIGGER report_versions_no_replace BEFORE INSERT ON report_versions
WHEN EXISTS (SELECT 1 FROM report_versions WHERE id = NEW.id
    OR firm_id = NEW.firm_id AND accounts_id = NEW.accounts_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only'); END;
