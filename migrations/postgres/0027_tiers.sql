-- What a firm offers its clients. Three ship with every firm; it can make others. None is ever removed: what happened tells
-- of them by their codes. `clients.tier` is one of these codes.
CREATE TABLE tiers (
    firm_id UUID NOT NULL REFERENCES firms (id),
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    -- One that ships is called as the product calls it, unless the firm does otherwise.
    name_nl TEXT,
    name_en TEXT,
    -- Codes with commas between.
    capabilities TEXT NOT NULL,
    included_users BIGINT NOT NULL,
    -- Cents, per client and month.
    price BIGINT NOT NULL,
    archived BOOLEAN NOT NULL,
    PRIMARY KEY (firm_id, code)
);
INSERT INTO tiers (firm_id, code, place, capabilities, included_users, price, archived)
    SELECT id, 'standard', 0, 'view-by-link', 1, 80, FALSE FROM firms UNION ALL
    SELECT id, 'collaborate', 1, 'view-by-link,approve,reminders,figures', 1, 110, FALSE FROM firms UNION ALL
    SELECT id, 'extended', 2, 'view-by-link,approve,reminders,figures,portal,history,insights,branding,documents,questions,questionnaires',
        1, 165, FALSE FROM firms;

-- Cents, per month, of each client user beyond those that are included.
ALTER TABLE firms ADD COLUMN extra_user_price BIGINT NOT NULL DEFAULT 100;

-- Every change of a client's tier: what undoing goes by, and what tier a client had when.
CREATE TABLE tier_changes (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    client_id UUID NOT NULL,
    batch_id UUID NOT NULL,
    tier_before TEXT NOT NULL,
    tier_after TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    FOREIGN KEY (firm_id, batch_id) REFERENCES accounts_batches (firm_id, id)
);
CREATE INDEX tier_changes_by_client ON tier_changes (firm_id, client_id, changed_at, id);
CREATE INDEX tier_changes_by_batch ON tier_changes (firm_id, batch_id);
CREATE INDEX clients_by_tier ON clients (firm_id, tier);

SELECT wall_in('tiers'), wall_in('tier_changes');
