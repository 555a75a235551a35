-- Which content requests name, by its digest: now, or in what was handed in, which stays.
CREATE TABLE licensing.attached_content (
    request_id UUID    NOT NULL REFERENCES licensing.access_request,
    sha256     BYTEA   NOT NULL CHECK (OCTET_LENGTH(sha256) = 32),
    handed_in  BOOLEAN NOT NULL,
    PRIMARY KEY (request_id, sha256)
);
CREATE INDEX attached_content_digest ON licensing.attached_content (sha256);

GRANT SELECT, INSERT, UPDATE, DELETE ON licensing.attached_content TO ${application};
