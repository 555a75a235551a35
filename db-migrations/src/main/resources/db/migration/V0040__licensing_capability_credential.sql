-- Credentials with the key that signed them: one whose key is reported as compromised is followed by
-- another. Which key signed those of before stands in their text alone, so they are followed, too.
CREATE TABLE licensing.capability_credential (
    grant_id    UUID          NOT NULL REFERENCES licensing.access_grant,
    valid_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    kid         VARCHAR(1000) NOT NULL,
    jwt         TEXT          NOT NULL,
    issued_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (grant_id, valid_until, kid)
);
INSERT INTO licensing.capability_credential (grant_id, valid_until, kid, jwt, issued_at)
    SELECT grant_id, valid_until, '', jwt, issued_at FROM licensing.issued_credential;
DROP TABLE licensing.issued_credential;

GRANT SELECT, INSERT ON licensing.capability_credential TO ${application};
