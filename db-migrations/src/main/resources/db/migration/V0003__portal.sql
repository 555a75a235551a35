-- The channel "portal": what the REST interface remembers of requests.

CREATE SCHEMA portal;

-- One row for every Idempotency-Key, written in the transaction of the command that it guards: so a
-- row is there exactly when the command was done. status is 0 only until that transaction ends.
CREATE TABLE portal.idempotency_record (
    caller          VARCHAR(128)                NOT NULL,
    idempotency_key VARCHAR(128)                NOT NULL,
    target          VARCHAR(1000)               NOT NULL,
    request_digest  BYTEA                       NOT NULL,
    status          INTEGER                     NOT NULL,
    location        VARCHAR(1000)               NOT NULL,
    etag            VARCHAR(100)                NOT NULL,
    body            TEXT                        NOT NULL,
    created_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT idempotency_record_key PRIMARY KEY (caller, idempotency_key),
    CONSTRAINT idempotency_record_digest CHECK (OCTET_LENGTH(request_digest) = 32),
    CONSTRAINT idempotency_record_status CHECK (status = 0 OR status BETWEEN 200 AND 399),
    CONSTRAINT idempotency_record_times CHECK (expires_at > created_at)
);
CREATE INDEX idempotency_record_expired ON portal.idempotency_record (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON portal.idempotency_record TO ${application};
