-- What consumers signed so that nodes outside of the gateway may report calls.
CREATE TABLE metering.call_token (
    digest   BYTEA NOT NULL PRIMARY KEY CHECK (OCTET_LENGTH(digest) = 32),
    grant_id UUID  NOT NULL,
    body     TEXT  NOT NULL,
    kept_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX call_token_grant ON metering.call_token (grant_id, digest);

-- Calls that nodes reported, each once and for ever. payload: the digest of what the event says.
-- The receipt's identifier is given with the event; the receipt follows.
CREATE TABLE metering.usage_event (
    source_id   UUID         NOT NULL,
    event_id    VARCHAR(128) NOT NULL,
    payload     BYTEA        NOT NULL,
    batch_id    UUID         NOT NULL,
    at_position INTEGER      NOT NULL,
    receipt_id  UUID         NOT NULL,
    token       BYTEA        NOT NULL,
    action      VARCHAR(20)  NOT NULL,
    purpose     VARCHAR(128) NOT NULL,
    outcome     VARCHAR(20)  NOT NULL,
    started_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    duration_ms BIGINT       NOT NULL,
    bytes       BIGINT       NOT NULL,
    tokens      BIGINT       NOT NULL,
    cpu_micros  BIGINT       NOT NULL,
    gpu_micros  BIGINT       NOT NULL,
    PRIMARY KEY (source_id, event_id)
);
CREATE INDEX usage_event_batch ON metering.usage_event (batch_id, at_position);

-- Batches of which receipts are due. Of one that is written in part, the first position that is
-- not. It belongs to the gateway that took it; once that is gone, to whoever takes it over.
CREATE TABLE metering.usage_due (
    batch_id UUID    NOT NULL PRIMARY KEY,
    run_id   UUID    NOT NULL,
    total    INTEGER NOT NULL CHECK (total > 0),
    written  INTEGER NOT NULL CHECK (written >= 0),
    CHECK (written < total)
);
CREATE INDEX usage_due_run ON metering.usage_due (run_id, batch_id);

-- When a node was, or is, to host a version: what it served then may be reported later.
CREATE TABLE metering.hosting_time (
    node_id         UUID  NOT NULL,
    manifest_digest BYTEA NOT NULL,
    since           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    until           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (node_id, manifest_digest, since)
);
CREATE INDEX hosting_time_version ON metering.hosting_time (manifest_digest);

GRANT SELECT, INSERT ON metering.call_token TO ${application};
GRANT SELECT, INSERT ON metering.usage_event TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON metering.usage_due TO ${application};
GRANT SELECT, INSERT, UPDATE ON metering.hosting_time TO ${application};
