-- Tables read across firms (the short list of TEN-1): firms, people, sessions, throttles, flashes, submissions.

CREATE TABLE firms (
    id UUID PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    accent TEXT,
    phone TEXT,
    email TEXT,
    zone TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE people (
    id UUID PRIMARY KEY NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE employees (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL REFERENCES firms (id),
    person_id UUID NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, person_id)
);
CREATE INDEX employees_by_person ON employees (person_id);

CREATE TABLE invitations (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
);

CREATE TABLE sessions (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    person_id UUID NOT NULL REFERENCES people (id),
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    user_agent TEXT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE throttles (
    key BYTEA PRIMARY KEY NOT NULL,
    full_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE flashes (
    id_hash BYTEA PRIMARY KEY NOT NULL,
    flash TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE submissions (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BYTEA NOT NULL,
    answer TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (actor, key)
);
