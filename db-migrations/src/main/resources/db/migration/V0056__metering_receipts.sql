-- Gateways. Each running one has a number, and the shard of that number; one that is not heard of in
-- time has lost what it held, and another may take its number.
CREATE TABLE metering.gateway (
    number      INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    run_id      UUID    NOT NULL UNIQUE,
    alive_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- so many leaves of its shard the log of decisions knows of
    recorded    BIGINT  NOT NULL CHECK (recorded >= 0)
);

CREATE TABLE metering.tariff (
    digest     BYTEA   NOT NULL PRIMARY KEY CHECK (OCTET_LENGTH(digest) = 32),
    version    BIGINT  NOT NULL UNIQUE CHECK (version > 0),
    body       TEXT    NOT NULL,
    adopted_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What a window of a grant has used. spent: durable receipts; permits of leases: what gateways may
-- still let through. Their sum never passes the limit.
CREATE TABLE metering.quota (
    grant_id  UUID        NOT NULL,
    span      VARCHAR(20) NOT NULL,
    starts_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ends_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    spent     BIGINT      NOT NULL CHECK (spent >= 0),
    recall    BIGINT      NOT NULL CHECK (recall >= 0),
    PRIMARY KEY (grant_id, span, starts_at),
    CHECK (starts_at < ends_at)
);
CREATE INDEX quota_end ON metering.quota (ends_at);

-- most: the limit under which the permits were given. answered: the last recall that was answered.
CREATE TABLE metering.quota_lease (
    grant_id  UUID        NOT NULL,
    span      VARCHAR(20) NOT NULL,
    starts_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    run_id    UUID        NOT NULL,
    most      BIGINT      NOT NULL CHECK (most > 0),
    permits   BIGINT      NOT NULL CHECK (permits >= 0),
    answered  BIGINT      NOT NULL,
    PRIMARY KEY (grant_id, span, starts_at, run_id, most)
);
CREATE INDEX quota_lease_run ON metering.quota_lease (run_id);

-- Receipts: body is the canonical text, which the leaf of the shard is the digest of.
CREATE TABLE metering.receipt (
    id             UUID         NOT NULL PRIMARY KEY,
    shard          INTEGER      NOT NULL,
    sequence       BIGINT       NOT NULL CHECK (sequence >= 0),
    grant_id       UUID         NOT NULL,
    provider_id    UUID         NOT NULL,
    consumer_id    UUID         NOT NULL,
    node_id        UUID         NOT NULL,
    capsule        VARCHAR(110) NOT NULL,
    capsule_digest BYTEA        NOT NULL CHECK (OCTET_LENGTH(capsule_digest) = 32),
    action         VARCHAR(20)  NOT NULL,
    outcome        VARCHAR(20)  NOT NULL,
    started_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    duration_ms    BIGINT       NOT NULL,
    bytes          BIGINT       NOT NULL,
    micro_mu       BIGINT       NOT NULL CHECK (micro_mu >= 0),
    corrects       UUID,
    body           TEXT         NOT NULL,
    UNIQUE (shard, sequence)
);
CREATE INDEX receipt_grant ON metering.receipt (grant_id, id);
CREATE INDEX receipt_provider ON metering.receipt (provider_id, id);
CREATE INDEX receipt_consumer ON metering.receipt (consumer_id, id);
CREATE INDEX receipt_node ON metering.receipt (node_id, id);
-- a receipt is corrected once; who corrects again corrects the correction
CREATE UNIQUE INDEX receipt_corrected ON metering.receipt (corrects);

-- Calls that may be sent twice: a key is taken once and for ever. Without a receipt it is held until
-- the gateway that took it is gone.
CREATE TABLE metering.call_key (
    source     VARCHAR(100) NOT NULL,
    call_key   VARCHAR(255) NOT NULL,
    payload    BYTEA        NOT NULL CHECK (OCTET_LENGTH(payload) = 32),
    run_id     UUID         NOT NULL,
    receipt_id UUID,
    PRIMARY KEY (source, call_key)
);

-- Sums by day, which pages show; each gateway adds to rows of its own.
CREATE TABLE metering.usage_day (
    on_day      DATE         NOT NULL,
    grant_id    UUID         NOT NULL,
    node_id     UUID         NOT NULL,
    shard       INTEGER      NOT NULL,
    provider_id UUID         NOT NULL,
    consumer_id UUID         NOT NULL,
    capsule     VARCHAR(110) NOT NULL,
    calls       BIGINT       NOT NULL,
    refused     BIGINT       NOT NULL,
    failed      BIGINT       NOT NULL,
    bytes       BIGINT       NOT NULL,
    micro_mu    BIGINT       NOT NULL,
    PRIMARY KEY (on_day, grant_id, node_id, shard)
);
CREATE INDEX usage_day_provider ON metering.usage_day (provider_id, on_day);
CREATE INDEX usage_day_consumer ON metering.usage_day (consumer_id, on_day);

GRANT SELECT, INSERT, UPDATE ON metering.gateway TO ${application};
GRANT SELECT, INSERT ON metering.tariff TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON metering.quota TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON metering.quota_lease TO ${application};
GRANT SELECT, INSERT ON metering.receipt TO ${application};
GRANT SELECT, INSERT, UPDATE ON metering.call_key TO ${application};
GRANT SELECT, INSERT, UPDATE ON metering.usage_day TO ${application};
