-- SQLite knows no row level security: one process has the file, and the queries name the firm. The second wall between
-- firms stands on PostgreSQL only (TEN-5).
SELECT 1;
