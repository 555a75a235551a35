CREATE SCHEMA IF NOT EXISTS licensing;

-- Licences that were offered once: grants name them by digest for ever.
CREATE TABLE licensing.terms (
    digest       BYTEA        NOT NULL PRIMARY KEY CHECK (OCTET_LENGTH(digest) = 32),
    title        VARCHAR(200) NOT NULL,
    version      VARCHAR(100) NOT NULL,
    licence_text TEXT         NOT NULL,
    odrl         TEXT         NOT NULL,
    kept_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE licensing.offer (
    id           UUID         NOT NULL PRIMARY KEY,
    provider_id  UUID         NOT NULL,
    capsule      VARCHAR(110) NOT NULL,
    name         VARCHAR(64)  NOT NULL,
    status       VARCHAR(10)  NOT NULL CHECK (status IN ('OPEN', 'CLOSED')),
    revision     INTEGER      NOT NULL CHECK (revision > 0),
    terms_digest BYTEA        NOT NULL REFERENCES licensing.terms,
    form_digest  BYTEA        NOT NULL CHECK (OCTET_LENGTH(form_digest) = 32),
    route_digest BYTEA        NOT NULL CHECK (OCTET_LENGTH(route_digest) = 32),
    changed_by   UUID         NOT NULL,
    changed_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version      BIGINT       NOT NULL,
    UNIQUE (capsule, name)
);
CREATE INDEX offer_provider ON licensing.offer (provider_id);

CREATE TABLE licensing.offer_revision (
    offer_id     UUID    NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision > 0),
    terms_digest BYTEA   NOT NULL REFERENCES licensing.terms,
    form         TEXT    NOT NULL,
    route        TEXT    NOT NULL,
    PRIMARY KEY (offer_id, revision)
);

CREATE TABLE licensing.access_request (
    id                  UUID         NOT NULL PRIMARY KEY,
    offer_id            UUID         NOT NULL REFERENCES licensing.offer,
    offer_revision      INTEGER      NOT NULL,
    terms_digest        BYTEA        NOT NULL REFERENCES licensing.terms,
    route               TEXT         NOT NULL,
    capsule             VARCHAR(110) NOT NULL,
    capsule_digest      BYTEA        NOT NULL CHECK (OCTET_LENGTH(capsule_digest) = 32),
    provider_id         UUID         NOT NULL,
    consumer_id         UUID         NOT NULL,
    requester_id        UUID         NOT NULL,
    requester_account   UUID         NOT NULL,
    beneficiary_id      UUID         NOT NULL,
    beneficiary_account UUID         NOT NULL,
    content             TEXT         NOT NULL,
    status              VARCHAR(10)  NOT NULL CHECK (status IN
        ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'LAPSED')),
    round               INTEGER      NOT NULL,
    stage               INTEGER      NOT NULL,
    stage_role          VARCHAR(30)  NOT NULL,
    stage_organisation  UUID         NOT NULL,
    decisions           TEXT         NOT NULL,
    due_at              TIMESTAMP(3) WITH TIME ZONE,
    remind_at           TIMESTAMP(3) WITH TIME ZONE,
    lapse_at            TIMESTAMP(3) WITH TIME ZONE,
    returned_at         TIMESTAMP(3) WITH TIME ZONE,
    valid_until         TIMESTAMP(3) WITH TIME ZONE,
    conditions          TEXT         NOT NULL,
    created_at          TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version             BIGINT       NOT NULL,
    FOREIGN KEY (offer_id, offer_revision) REFERENCES licensing.offer_revision,
    CHECK ((stage > 0) = (status IN ('SUBMITTED', 'IN_REVIEW'))),
    CHECK ((returned_at IS NOT NULL) OR status <> 'RETURNED'),
    CHECK ((valid_until IS NOT NULL) OR status <> 'APPROVED')
);
CREATE INDEX access_request_waiting ON licensing.access_request (stage_organisation, stage_role, status);
CREATE INDEX access_request_provider ON licensing.access_request (provider_id, status);
CREATE INDEX access_request_consumer ON licensing.access_request (consumer_id, status);
CREATE INDEX access_request_requester ON licensing.access_request (requester_account, status);
CREATE INDEX access_request_lapse ON licensing.access_request (status, lapse_at);
CREATE INDEX access_request_remind ON licensing.access_request (status, remind_at);

-- What happened to a request. A line that ended a stage names the person and the stage: in one round
-- a stage ends once, and a person ends one.
CREATE TABLE licensing.request_entry (
    id              UUID        NOT NULL PRIMARY KEY,
    request_id      UUID        NOT NULL REFERENCES licensing.access_request,
    kind            VARCHAR(20) NOT NULL,
    member_id       UUID        NOT NULL,
    organisation_id UUID        NOT NULL,
    visibility      VARCHAR(10) NOT NULL CHECK (visibility IN ('PUBLIC', 'INTERNAL')),
    body            TEXT        NOT NULL,
    content         TEXT        NOT NULL,
    round           INTEGER,
    stage           INTEGER,
    decider         UUID,
    at              TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    UNIQUE (request_id, round, stage),
    UNIQUE (request_id, round, decider)
);
CREATE INDEX request_entry_request ON licensing.request_entry (request_id, id);
CREATE INDEX request_entry_decider ON licensing.request_entry (decider, request_id);

CREATE TABLE licensing.access_grant (
    id                  UUID         NOT NULL PRIMARY KEY,
    request_id          UUID         NOT NULL UNIQUE REFERENCES licensing.access_request,
    submission_digest   BYTEA        NOT NULL CHECK (OCTET_LENGTH(submission_digest) = 32),
    capsule             VARCHAR(110) NOT NULL,
    capsule_digest      BYTEA        NOT NULL CHECK (OCTET_LENGTH(capsule_digest) = 32),
    terms_digest        BYTEA        NOT NULL REFERENCES licensing.terms,
    provider_id         UUID         NOT NULL,
    provider_did        VARCHAR(512) NOT NULL,
    consumer_id         UUID         NOT NULL,
    consumer_did        VARCHAR(512) NOT NULL,
    requester_account   UUID         NOT NULL,
    beneficiary_id      UUID         NOT NULL,
    beneficiary_account UUID         NOT NULL,
    actions             VARCHAR(100) NOT NULL CHECK (actions <> ''),
    purposes            VARCHAR(4000) NOT NULL CHECK (purposes <> ''),
    decisions           TEXT         NOT NULL,
    conditions          TEXT         NOT NULL,
    status              VARCHAR(10)  NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED', 'REVOKED')),
    reason              VARCHAR(4000) NOT NULL,
    valid_from          TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    valid_until         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version             BIGINT       NOT NULL,
    CHECK (valid_from < valid_until)
);
CREATE INDEX access_grant_provider ON licensing.access_grant (provider_id, status);
CREATE INDEX access_grant_consumer ON licensing.access_grant (consumer_id, status);
CREATE INDEX access_grant_capsule ON licensing.access_grant (capsule_digest, consumer_id);

CREATE TABLE licensing.status_list (
    id          UUID        NOT NULL PRIMARY KEY,
    provider_id UUID        NOT NULL,
    purpose     VARCHAR(10) NOT NULL CHECK (purpose IN ('REVOCATION', 'SUSPENSION')),
    number      INTEGER     NOT NULL CHECK (number > 0),
    UNIQUE (provider_id, purpose, number)
);

-- A place is given once and never again.
CREATE TABLE licensing.status_place (
    list_id  UUID    NOT NULL REFERENCES licensing.status_list,
    place    INTEGER NOT NULL CHECK (place >= 0 AND place < 131072),
    grant_id UUID    NOT NULL REFERENCES licensing.access_grant,
    PRIMARY KEY (list_id, place),
    UNIQUE (grant_id, list_id)
);

CREATE TABLE licensing.issued_credential (
    grant_id    UUID NOT NULL REFERENCES licensing.access_grant,
    valid_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    jwt         TEXT NOT NULL,
    issued_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (grant_id, valid_until)
);

-- The application's rights: what was agreed, decided or signed is never changed.
GRANT SELECT, INSERT ON licensing.terms TO ${application};
GRANT SELECT, INSERT, UPDATE ON licensing.offer TO ${application};
GRANT SELECT, INSERT ON licensing.offer_revision TO ${application};
GRANT SELECT, INSERT, UPDATE ON licensing.access_request TO ${application};
GRANT SELECT, INSERT ON licensing.request_entry TO ${application};
GRANT SELECT, INSERT, UPDATE ON licensing.access_grant TO ${application};
GRANT SELECT, INSERT ON licensing.status_list TO ${application};
GRANT SELECT, INSERT ON licensing.status_place TO ${application};
GRANT SELECT, INSERT ON licensing.issued_credential TO ${application};
