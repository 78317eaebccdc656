-- PostgreSQL knows no INSERT OR REPLACE.

-- Mails that were given up are counted.
CREATE INDEX outbox_dead ON outbox (created_at) WHERE state = 'dead';
