CREATE TABLE metering.node (
    id            UUID          NOT NULL,
    did           VARCHAR(512)  NOT NULL,
    operator_id   UUID          NOT NULL,
    operator_slug VARCHAR(63)   NOT NULL,
    operator_did  VARCHAR(512)  NOT NULL,
    endpoint      VARCHAR(500)  NOT NULL,
    region        VARCHAR(2)    NOT NULL,
    standing      VARCHAR(10)   NOT NULL,
    reason        VARCHAR(2000) NOT NULL,
    registration  TEXT          NOT NULL,
    signed_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    registered_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version       BIGINT        NOT NULL,
    CONSTRAINT node_key PRIMARY KEY (id),
    CONSTRAINT node_did UNIQUE (did),
    CONSTRAINT node_standing CHECK (standing IN ('GOOD', 'SUSPENDED', 'WITHDRAWN'))
);
CREATE INDEX node_by_operator ON metering.node (operator_id);
CREATE INDEX node_by_operator_did ON metering.node (operator_did);

-- How a node does. Written every few seconds: no column of an index, and nothing of the log. Of a
-- node that was not heard of yet, the time is the epoch. The row is also the lock on what it hosts.
CREATE TABLE metering.node_heartbeat (
    node_id     UUID    NOT NULL,
    sent_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    capacity    INTEGER NOT NULL,
    under_way   INTEGER NOT NULL,
    CONSTRAINT node_heartbeat_key PRIMARY KEY (node_id),
    CONSTRAINT node_heartbeat_node FOREIGN KEY (node_id) REFERENCES metering.node,
    CONSTRAINT node_heartbeat_capacity CHECK (capacity >= 0),
    CONSTRAINT node_heartbeat_under_way CHECK (under_way >= 0)
);

-- What owners have nodes host. A row that goes is a fact in the log.
CREATE TABLE metering.host_assignment (
    node_id         UUID         NOT NULL,
    manifest_digest BYTEA        NOT NULL,
    capsule         VARCHAR(110) NOT NULL,
    capsule_version VARCHAR(64)  NOT NULL,
    owner_id        UUID         NOT NULL,
    assigned_by     UUID         NOT NULL,
    assigned_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT host_assignment_key PRIMARY KEY (node_id, manifest_digest),
    CONSTRAINT host_assignment_node FOREIGN KEY (node_id) REFERENCES metering.node,
    CONSTRAINT host_assignment_digest CHECK (OCTET_LENGTH(manifest_digest) = 32)
);
CREATE INDEX host_assignment_by_version ON metering.host_assignment (manifest_digest);

-- What nodes are to host, by assignment or by a grant of their operator, and whether they have it.
CREATE TABLE metering.node_hosting (
    node_id         UUID         NOT NULL,
    manifest_digest BYTEA        NOT NULL,
    capsule         VARCHAR(110) NOT NULL,
    capsule_version VARCHAR(64)  NOT NULL,
    ground          VARCHAR(10)  NOT NULL,
    permitted_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    held            BOOLEAN      NOT NULL,
    CONSTRAINT node_hosting_key PRIMARY KEY (manifest_digest, node_id),
    CONSTRAINT node_hosting_node FOREIGN KEY (node_id) REFERENCES metering.node,
    CONSTRAINT node_hosting_digest CHECK (OCTET_LENGTH(manifest_digest) = 32),
    CONSTRAINT node_hosting_ground CHECK (ground IN ('ASSIGNMENT', 'GRANT'))
);
CREATE INDEX node_hosting_by_node ON metering.node_hosting (node_id);

GRANT SELECT, INSERT, UPDATE ON metering.node TO ${application};
GRANT SELECT, INSERT, UPDATE ON metering.node_heartbeat TO ${application};
GRANT SELECT, INSERT, DELETE ON metering.host_assignment TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON metering.node_hosting TO ${application};
