GRANT USAGE ON SCHEMA identity TO ${application};

CREATE UNIQUE INDEX member_active ON identity.member (organisation_id, account_id) WHERE status = 'ACTIVE';
CREATE UNIQUE INDEX invitation_pending ON identity.invitation (organisation_id, email) WHERE status = 'PENDING';
CREATE UNIQUE INDEX signing_key_active ON identity.signing_key (organisation_id) WHERE status = 'ACTIVE';
