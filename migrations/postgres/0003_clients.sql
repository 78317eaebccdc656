CREATE TABLE clients (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL REFERENCES firms (id),
    name TEXT NOT NULL,
    -- Lower case, for order and search.
    name_key TEXT COLLATE "C" NOT NULL,
    number TEXT,
    legal_form TEXT NOT NULL,
    kvk_number TEXT,
    tier TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id)
);
CREATE UNIQUE INDEX clients_by_number ON clients (firm_id, number) WHERE number IS NOT NULL;
CREATE INDEX clients_by_name ON clients (firm_id, name_key, id);

CREATE TABLE contacts (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    client_id UUID NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    may_sign BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
);
CREATE INDEX contacts_by_client ON contacts (firm_id, client_id);

-- Stored, because counting clients on every page does not stay fast.
CREATE TABLE client_counts (
    firm_id UUID PRIMARY KEY NOT NULL REFERENCES firms (id),
    clients BIGINT NOT NULL
);
