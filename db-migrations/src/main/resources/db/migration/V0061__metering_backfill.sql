-- Old calls that the operator of a node asked to report under a grant, and what the payer decided.
-- reportable_until: up to when, once it was approved. Who has not decided yet is the nil UUID.
CREATE TABLE metering.usage_backfill (
    id               UUID          NOT NULL,
    grant_id         UUID          NOT NULL,
    provider_id      UUID          NOT NULL,
    consumer_id      UUID          NOT NULL,
    node_id          UUID          NOT NULL,
    operator_id      UUID          NOT NULL,
    covers_from      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    covers_until     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    reason           VARCHAR(500)  NOT NULL,
    asked_by         UUID          NOT NULL,
    asked_by_account UUID          NOT NULL,
    asked_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state            VARCHAR(10)   NOT NULL,
    decided_by       UUID          NOT NULL,
    decided_at       TIMESTAMP(3) WITH TIME ZONE,
    reportable_until TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT usage_backfill_key PRIMARY KEY (id),
    CONSTRAINT usage_backfill_node FOREIGN KEY (node_id) REFERENCES metering.node,
    CONSTRAINT usage_backfill_time CHECK (covers_from < covers_until AND covers_until <= asked_at),
    CONSTRAINT usage_backfill_parties CHECK (operator_id <> consumer_id),
    CONSTRAINT usage_backfill_state CHECK (state IN ('ASKED', 'APPROVED', 'DECLINED')),
    CONSTRAINT usage_backfill_decided CHECK ((state = 'ASKED') = (decided_at IS NULL)),
    CONSTRAINT usage_backfill_approved CHECK ((state = 'APPROVED') = (reportable_until IS NOT NULL)),
    CONSTRAINT usage_backfill_decider CHECK (decided_by <> asked_by)
);
CREATE INDEX usage_backfill_grant ON metering.usage_backfill (grant_id, id);
CREATE INDEX usage_backfill_of_node ON metering.usage_backfill (node_id, state);

GRANT SELECT, INSERT, UPDATE ON metering.usage_backfill TO ${application};
