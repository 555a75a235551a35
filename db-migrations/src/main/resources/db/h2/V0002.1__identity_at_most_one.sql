-- H2 knows no partial index: a generated column that is null for what does not count.
ALTER TABLE identity.member ADD COLUMN active_in UUID
    GENERATED ALWAYS AS (CASE WHEN status = 'ACTIVE' THEN organisation_id END);
CREATE UNIQUE INDEX member_active ON identity.member (active_in, account_id);
ALTER TABLE identity.invitation ADD COLUMN pending_in UUID
    GENERATED ALWAYS AS (CASE WHEN status = 'PENDING' THEN organisation_id END);
CREATE UNIQUE INDEX invitation_pending ON identity.invitation (pending_in, email);
ALTER TABLE identity.signing_key ADD COLUMN active_for UUID
    GENERATED ALWAYS AS (CASE WHEN status = 'ACTIVE' THEN organisation_id END);
CREATE UNIQUE INDEX signing_key_active ON identity.signing_key (active_for);
