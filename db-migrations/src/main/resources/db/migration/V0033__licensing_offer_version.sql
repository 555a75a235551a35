-- The versions that each revision of an offer covers; a request is for one of them.
CREATE TABLE licensing.offer_version (
    offer_id       UUID        NOT NULL,
    revision       INTEGER     NOT NULL,
    capsule_digest BYTEA       NOT NULL CHECK (OCTET_LENGTH(capsule_digest) = 32),
    number         VARCHAR(64) NOT NULL,
    PRIMARY KEY (offer_id, revision, capsule_digest),
    UNIQUE (offer_id, revision, number),
    FOREIGN KEY (offer_id, revision) REFERENCES licensing.offer_revision
);

-- Until now an offer held for everything that was published; what was asked for since counts too.
INSERT INTO licensing.offer_version (offer_id, revision, capsule_digest, number)
SELECT r.offer_id, r.revision, s.manifest_digest, s.number
FROM licensing.offer_revision r
JOIN licensing.offer o ON o.id = r.offer_id
JOIN capsules.seal s ON s.capsule_name = o.capsule AND s.organisation_id = o.provider_id
JOIN capsules.version v ON v.id = s.version_id
WHERE v.status = 'PUBLISHED' OR EXISTS (
    SELECT 1 FROM licensing.access_request q
    WHERE q.offer_id = r.offer_id AND q.offer_revision = r.revision AND q.capsule_digest = s.manifest_digest);

ALTER TABLE licensing.access_request ADD CONSTRAINT access_request_version
    FOREIGN KEY (offer_id, offer_revision, capsule_digest) REFERENCES licensing.offer_version;

GRANT SELECT, INSERT ON licensing.offer_version TO ${application};
