-- Which request wrote a mail: the record of its sending names it too (AUD-5). Mails of before name none.
ALTER TABLE outbox ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
