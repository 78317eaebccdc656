-- What a contact is at the client, and how far he may bind it: alone, jointly, or not at all.
ALTER TABLE contacts ADD COLUMN function TEXT;
ALTER TABLE contacts ADD COLUMN authority TEXT NOT NULL DEFAULT 'none';
UPDATE contacts SET authority = 'alone' WHERE may_sign;
ALTER TABLE contacts DROP COLUMN may_sign;

-- Both as they were at the decision. Nobody knows them of decisions of before.
ALTER TABLE approvals ADD COLUMN signer_function TEXT;
ALTER TABLE approvals ADD COLUMN signer_authority TEXT;
