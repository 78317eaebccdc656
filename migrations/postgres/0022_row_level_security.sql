-- The second wall between firms (TEN-5). A query that forgets to name the firm finds nothing of another one: each
-- transaction names its firm in `app.firm`, and where none is named there are no rows.

-- Puts the wall around a table with a `firm_id`. A migration that makes one calls this.
CREATE FUNCTION wall_in(tenant regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY own_firm ON %s USING (firm_id = NULLIF(current_setting(''app.firm'', true), '''')::uuid)
        WITH CHECK (firm_id = NULLIF(current_setting(''app.firm'', true), '''')::uuid)', tenant);
END $$;

-- Lets transactions of the product itself do one thing with the rows of every firm: those that say so in `app.across`.
-- Nothing is ever inserted that way.
CREATE FUNCTION open_across(tenant regclass, command text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY across_%s ON %s FOR %s USING (current_setting(''app.across'', true) = ''on'')',
        lower(command), tenant, command);
END $$;

DO $$
DECLARE tenant regclass;
BEGIN
    FOR tenant IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'firm_id'
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::text::regnamespace AND NOT a.attisdropped
    LOOP
        PERFORM wall_in(tenant);
    END LOOP;
END $$;

-- The short list of TEN-1: what is looked for across firms, and all that is done then.
-- Whoever signs in or is invited works at firms that are not known yet.
SELECT open_across('employees', 'SELECT'), open_across('invitations', 'SELECT');
-- A link is known by its token, wherever it is tried.
SELECT open_across('links', 'SELECT');
-- Viewing sessions that are over are forgotten.
SELECT open_across('viewings', 'SELECT'), open_across('viewings', 'DELETE');
-- Mail is claimed and counted.
SELECT open_across('outbox', 'SELECT'), open_across('outbox', 'UPDATE');
-- Work on many is claimed.
SELECT open_across('accounts_batches', 'SELECT'), open_across('accounts_batch_chunks', 'SELECT'),
    open_across('accounts_batch_chunks', 'UPDATE');
-- Chains of the audit log that are to be signed.
SELECT open_across('audit_heads', 'SELECT');
-- Rounds that are to be sealed; and whether a file was approved, which anybody may ask.
SELECT open_across('approval_rounds', 'SELECT'), open_across('round_signers', 'SELECT'),
    open_across('report_versions', 'SELECT'), open_across('withdrawals', 'SELECT'),
    open_across('evidence_files', 'SELECT');
