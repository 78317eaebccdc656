-- Who a client is, in full. Numbers are texts: leading zeros count, and a person may keep one that no check accepts.
ALTER TABLE clients ADD COLUMN rsin TEXT;
ALTER TABLE clients ADD COLUMN vat_number TEXT;
-- Sealed under a key that the database does not have.
ALTER TABLE clients ADD COLUMN bsn BYTEA;
ALTER TABLE clients ADD COLUMN street TEXT;
ALTER TABLE clients ADD COLUMN postcode TEXT;
ALTER TABLE clients ADD COLUMN city TEXT;
ALTER TABLE clients ADD COLUMN country TEXT NOT NULL DEFAULT 'NL';
-- Month and day on which the financial year ends.
ALTER TABLE clients ADD COLUMN year_end TEXT NOT NULL DEFAULT '12-31';
-- Fields that were kept although a check warned, as JSON: which, why, by whom and when. The value stands in its column.
ALTER TABLE clients ADD COLUMN unusual TEXT NOT NULL DEFAULT '[]';
-- One more with every change, so that of two people who change at once the second is told.
ALTER TABLE clients ADD COLUMN row_version BIGINT NOT NULL DEFAULT 1;
