-- INSERT OR REPLACE fires no delete trigger.
CREATE TRIGGER audit_records_no_replace BEFORE INSERT ON audit_records
WHEN EXISTS (SELECT 1 FROM audit_records WHERE firm_id = NEW.firm_id AND (seq = NEW.seq OR prev_hash = NEW.prev_hash))
BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END;

-- Mails that were given up are counted.
CREATE INDEX outbox_dead ON outbox (created_at) WHERE state = 'dead';
