-- What became of a grant, with the reasons that its present state does not hold any more.
CREATE TABLE licensing.grant_entry (
    id          UUID          NOT NULL PRIMARY KEY,
    grant_id    UUID          NOT NULL REFERENCES licensing.access_grant,
    kind        VARCHAR(10)   NOT NULL CHECK (kind IN
        ('ISSUED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'REVOKED')),
    member_id   UUID          NOT NULL,
    body        VARCHAR(4000) NOT NULL,
    valid_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    at          TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX grant_entry_grant ON licensing.grant_entry (grant_id, id);
CREATE INDEX access_grant_provider_newest ON licensing.access_grant (provider_id, id);
CREATE INDEX access_grant_consumer_newest ON licensing.access_grant (consumer_id, id);

GRANT SELECT, INSERT ON licensing.grant_entry TO ${application};
