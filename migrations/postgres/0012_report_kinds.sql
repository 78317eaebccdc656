-- What is shared is a report with a kind; annual accounts are one of them.
ALTER TABLE annual_accounts ADD COLUMN kind TEXT NOT NULL DEFAULT 'annual-accounts';
ALTER TABLE annual_accounts ADD COLUMN period TEXT NOT NULL DEFAULT 'year';
ALTER TABLE annual_accounts ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE annual_accounts DROP CONSTRAINT annual_accounts_firm_id_client_id_financial_year_key;
ALTER TABLE annual_accounts ADD UNIQUE (firm_id, client_id, financial_year, kind, period, title);
