-- Tables read across firms (the short list of TEN-1): firms, people, sessions, throttles, flashes, submissions.

CREATE TABLE firms (
    id BLOB PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    accent TEXT,
    phone TEXT,
    email TEXT,
    zone TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id BLOB PRIMARY KEY NOT NULL,
    email TEXT NOT NULL,
    email_canonical TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password_hash TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE employees (
    id BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL REFERENCES firms (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, person_id)
) STRICT;
CREATE INDEX employees_by_person ON employees (person_id);

CREATE TABLE invitations (
    token_hash BLOB PRIMARY KEY NOT NULL,
    firm_id BLOB NOT NULL,
    employee_id BLOB NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
) STRICT;

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    user_agent TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE throttles (
    key BLOB PRIMARY KEY NOT NULL,
    full_at TEXT NOT NULL
) STRICT;

CREATE TABLE flashes (
    id_hash BLOB PRIMARY KEY NOT NULL,
    flash TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE submissions (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    answer TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (actor, key)
) STRICT;
