-- What was asked for lately and is not done again before its time.
CREATE TABLE identity.cooldown (
    name_digest BYTEA                       NOT NULL PRIMARY KEY,
    ends_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX cooldown_end ON identity.cooldown (ends_at);
GRANT SELECT, INSERT, DELETE ON identity.cooldown TO ${application};
