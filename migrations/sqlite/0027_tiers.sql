-- What a firm offers its clients. Three ship with every firm; it can make others. None is ever removed: what happened tells
-- of them by their codes. `clients.tier` is one of these codes.
CREATE TABLE tiers (
    firm_id BLOB NOT NULL REFERENCES firms (id),
    code TEXT NOT NULL,
    place INTEGER NOT NULL,
    -- One that ships is called as the product calls it, unless the firm does otherwise.
    name_nl TEXT,
    name_en TEXT,
    -- Codes with commas between.
    capabilities TEXT NOT NULL,
    included_users INTEGER NOT NULL,
    -- Cents, per client and month.
    price INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    PRIMARY KEY (firm_id, code)
) STRICT;
INSERT INTO tiers (firm_id, code, place, capabilities, included_users, price, archived)
    SELECT id, 'standard', 0, 'view-by-link', 1, 80, 0 FROM firms UNION ALL
    SELECT id, 'collaborate', 1, 'view-by-link,approve,reminders,figures', 1, 110, 0 FROM firms UNION ALL
    SELECT id, 'extended', 2, 'view-by-link,approve,reminders,figures,portal,history,insights,branding,documents,questions,questionnaires',
        1, 165, 0 FROM firms;

-- Cents, per month, of each client user beyond those that are included.
ALTER TABLE firms ADD COLUMN extra_user_price INTEGER NOT NULL DEFAULT 100;

-- Every change of a client's tier: what undoing goes by, and what tier a client had when.
CREATE TABLE tier_changes (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    batch_id BLOB NOT NULL,
    tier_before TEXT NOT NULL,
    tier_after TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
) STRICT;
CREATE INDEX tier_changes_by_client ON tier_changes (firm_id, client_id, changed_at, id);
CREATE INDEX tier_changes_by_batch ON tier_changes (firm_id, batch_id);
CREATE INDEX clients_by_tier ON clients (firm_id, tier);
