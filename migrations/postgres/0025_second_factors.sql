-- More tables read across firms, because they are of people: totp_factors, recovery_codes, sign_in_steps.

-- Whether a new session asks for more than a password: kept here, so that no request has to look further.
ALTER TABLE people ADD COLUMN second_factor BOOLEAN NOT NULL DEFAULT FALSE;
-- Whether employees without a second factor reach nothing of the firm. Firms of before go on as they were.
ALTER TABLE firms ADD COLUMN second_factor BOOLEAN NOT NULL DEFAULT FALSE;

-- When somebody last showed that it is him, and where the session began. Who signed in before does so again for what
-- is asked of him.
ALTER TABLE sessions ADD COLUMN proven_at TIMESTAMPTZ NOT NULL DEFAULT 'epoch';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- The secret is sealed with a key that is not in the database. A step is used once (AUT-4).
CREATE TABLE totp_factors (
    person_id UUID PRIMARY KEY NOT NULL REFERENCES people (id),
    secret BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE recovery_codes (
    person_id UUID NOT NULL REFERENCES people (id),
    code_mac BYTEA NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (person_id, code_mac)
);

-- Somebody gave his password and not yet his second factor. Opens nothing.
CREATE TABLE sign_in_steps (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    person_id UUID NOT NULL REFERENCES people (id),
    tries BIGINT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
