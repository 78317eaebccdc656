-- A round that cannot be sealed: how often that was tried, why it failed last, since when it fails, and when it is
-- tried again. `seal_due_at` stays the moment from which nobody can undo any more.
ALTER TABLE approval_rounds ADD COLUMN seal_tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE approval_rounds ADD COLUMN seal_error TEXT;
ALTER TABLE approval_rounds ADD COLUMN seal_failed_at TIMESTAMPTZ;
ALTER TABLE approval_rounds ADD COLUMN seal_try_at TIMESTAMPTZ;
CREATE INDEX approval_rounds_unsealed ON approval_rounds (firm_id) WHERE seal_tries > 0;

-- What was agreed to, taken back, asked and proven is added to and never changed (AUD-3, APP-3): no writer, whatever it
-- means to do, gets past this.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER approvals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approvals
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER withdrawals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawals
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER firm_texts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON firm_texts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_texts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON round_texts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_files_append_only BEFORE UPDATE
    OF id, firm_id, round_id, pdf_key, pdf_sha256, pdf_bytes, json_key, json_sha256, json_bytes, created_at
    OR DELETE OR TRUNCATE ON evidence_files
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_versions_append_only BEFORE UPDATE
    OF id, firm_id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, created_at
    OR DELETE OR TRUNCATE ON report_versions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
