-- More tables read across firms, because they are of people: totp_factors, recovery_codes, sign_in_steps.

-- Whether a new session asks for more than a password: kept here, so that no request has to look further.
ALTER TABLE people ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
-- Whether employees without a second factor reach nothing of the firm. Firms of before go on as they were.
ALTER TABLE firms ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;

-- When somebody last showed that it is him, and where the session began. Who signed in before does so again for what
-- is asked of him.
ALTER TABLE sessions ADD COLUMN proven_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000Z';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- The secret is sealed with a key that is not in the database. A step is used once (AUT-4).
CREATE TABLE totp_factors (
    person_id BLOB PRIMARY KEY NOT NULL REFERENCES people (id),
    secret BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE recovery_codes (
    person_id BLOB NOT NULL REFERENCES people (id),
    code_mac BLOB NOT NULL,
    used_at TEXT,
    PRIMARY KEY (person_id, code_mac)
) STRICT;

-- Somebody gave his password and not yet his second factor. Opens nothing.
CREATE TABLE sign_in_steps (
    token_hash BLOB PRIMARY KEY NOT NULL,
    person_id BLOB NOT NULL REFERENCES people (id),
    tries INTEGER NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
