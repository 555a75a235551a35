CREATE SCHEMA IF NOT EXISTS identity;

-- What is fixed at the first start: the public address that DIDs embed, and a value that only the
-- right master key opens.
CREATE TABLE identity.installation (
    singleton        SMALLINT      NOT NULL PRIMARY KEY CHECK (singleton = 1),
    public_url       VARCHAR(500)  NOT NULL,
    organisation_id  UUID          NOT NULL,
    master_key_check BYTEA         NOT NULL,
    started_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE identity.organisation (
    id              UUID          NOT NULL PRIMARY KEY,
    slug            VARCHAR(40)   NOT NULL UNIQUE,
    name            VARCHAR(200)  NOT NULL,
    kinds           VARCHAR(100)  NOT NULL CHECK (kinds <> ''),
    did             VARCHAR(512)  NOT NULL UNIQUE,
    status          VARCHAR(20)   NOT NULL CHECK (status IN ('REGISTERED', 'ACTIVE', 'REJECTED', 'SUSPENDED')),
    contact_email   VARCHAR(254)  NOT NULL,
    registered_by   UUID          NOT NULL,
    registered_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    decision_reason VARCHAR(2000) NOT NULL,
    version         BIGINT        NOT NULL
);
CREATE INDEX organisation_status ON identity.organisation (status);

CREATE TABLE identity.account (
    id                  UUID         NOT NULL PRIMARY KEY,
    email               VARCHAR(254) NOT NULL UNIQUE CHECK (email = LOWER(email)),
    display_name        VARCHAR(200) NOT NULL,
    password_hash       VARCHAR(300) NOT NULL,
    opened_at           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    sessions_valid_from TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version             BIGINT       NOT NULL
);

CREATE TABLE identity.member (
    id              UUID         NOT NULL PRIMARY KEY,
    organisation_id UUID         NOT NULL REFERENCES identity.organisation,
    account_id      UUID         NOT NULL REFERENCES identity.account,
    status          VARCHAR(20)  NOT NULL CHECK (status IN ('ACTIVE', 'LEFT')),
    roles           VARCHAR(300) NOT NULL CHECK (roles <> ''),
    joined_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version         BIGINT       NOT NULL
);
CREATE INDEX member_organisation ON identity.member (organisation_id, status);
CREATE INDEX member_account ON identity.member (account_id);

CREATE TABLE identity.invitation (
    id              UUID         NOT NULL PRIMARY KEY,
    organisation_id UUID         NOT NULL REFERENCES identity.organisation,
    email           VARCHAR(254) NOT NULL,
    roles           VARCHAR(300) NOT NULL CHECK (roles <> ''),
    status          VARCHAR(20)  NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'WITHDRAWN')),
    token_digest    BYTEA        NOT NULL UNIQUE,
    invited_by      UUID         NOT NULL,
    sent_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version         BIGINT       NOT NULL
);
CREATE INDEX invitation_organisation ON identity.invitation (organisation_id, status);

CREATE TABLE identity.signing_key (
    id                   UUID         NOT NULL PRIMARY KEY,
    organisation_id      UUID         NOT NULL REFERENCES identity.organisation,
    did                  VARCHAR(512) NOT NULL,
    kid                  VARCHAR(60)  NOT NULL,
    public_key_multibase VARCHAR(120) NOT NULL UNIQUE,
    sealed_private_key   BYTEA        NOT NULL,
    custody              VARCHAR(20)  NOT NULL CHECK (custody IN ('HOSTED', 'EXTERNAL')),
    status               VARCHAR(20)  NOT NULL CHECK (status IN ('ACTIVE', 'ROTATED', 'COMPROMISED')),
    created_at           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at             TIMESTAMP(3) WITH TIME ZONE,
    version              BIGINT       NOT NULL,
    UNIQUE (organisation_id, kid),
    CHECK ((status = 'ACTIVE') = (ended_at IS NULL))
);

CREATE TABLE identity.api_key (
    id              UUID         NOT NULL PRIMARY KEY,
    organisation_id UUID         NOT NULL REFERENCES identity.organisation,
    member_id       UUID         NOT NULL REFERENCES identity.member,
    name            VARCHAR(100) NOT NULL,
    scopes          VARCHAR(300) NOT NULL CHECK (scopes <> ''),
    secret_digest   BYTEA        NOT NULL UNIQUE,
    status          VARCHAR(20)  NOT NULL CHECK (status IN ('ACTIVE', 'REVOKED')),
    issued_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version         BIGINT       NOT NULL
);
CREATE INDEX api_key_member ON identity.api_key (member_id);
CREATE INDEX api_key_organisation ON identity.api_key (organisation_id);

-- Beside the key, not in it: written at most once a minute, and no change of the aggregate.
CREATE TABLE identity.api_key_use (
    api_key_id   UUID NOT NULL PRIMARY KEY REFERENCES identity.api_key,
    last_used_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE identity.one_time_token (
    token_digest BYTEA       NOT NULL PRIMARY KEY,
    purpose      VARCHAR(20) NOT NULL CHECK (purpose IN ('PASSWORD_RESET', 'SETUP')),
    subject_id   UUID        NOT NULL,
    expires_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX one_time_token_subject ON identity.one_time_token (purpose, subject_id);

CREATE TABLE identity.login_attempts (
    login_digest  BYTEA   NOT NULL PRIMARY KEY,
    failures      INTEGER NOT NULL,
    last_failure  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    blocked_until TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX login_attempts_age ON identity.login_attempts (last_failure);

CREATE TABLE identity.external_login (
    issuer     VARCHAR(300) NOT NULL,
    subject    VARCHAR(255) NOT NULL,
    account_id UUID         NOT NULL REFERENCES identity.account,
    PRIMARY KEY (issuer, subject)
);

-- Sessions that the identity provider ended (OpenID Connect Back-Channel Logout 1.0).
CREATE TABLE identity.ended_session (
    issuer     VARCHAR(300) NOT NULL,
    session_id VARCHAR(255) NOT NULL,
    ended_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (issuer, session_id)
);

-- The application's rights: what has a history is never deleted, what was fixed never changes.
GRANT SELECT, INSERT ON identity.installation TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.organisation TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.account TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.member TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.invitation TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.signing_key TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.api_key TO ${application};
GRANT SELECT, INSERT, UPDATE ON identity.api_key_use TO ${application};
GRANT SELECT, INSERT, DELETE ON identity.one_time_token TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.login_attempts TO ${application};
GRANT SELECT, INSERT ON identity.external_login TO ${application};
GRANT SELECT, INSERT, DELETE ON identity.ended_session TO ${application};
