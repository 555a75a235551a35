-- What content was kept and when: what nothing names a day later is removed. Sealed content is
-- struck out, for it stays. The row is the lock between keeping and removing.
CREATE TABLE capsules.kept_content (
    sha256  BYTEA NOT NULL,
    kept_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT kept_content_key PRIMARY KEY (sha256),
    CONSTRAINT kept_content_digest CHECK (OCTET_LENGTH(sha256) = 32)
);
CREATE INDEX kept_content_by_age ON capsules.kept_content (kept_at);

INSERT INTO capsules.kept_content (sha256, kept_at)
SELECT DISTINCT sha256, CURRENT_TIMESTAMP(3) FROM capsules.draft_part;

CREATE INDEX draft_part_by_content ON capsules.draft_part (sha256);
CREATE INDEX part_by_content ON capsules.part (sha256);

-- One row for each organisation that keeps anything: whoever adds to it locks it first.
CREATE TABLE capsules.content_quota (
    organisation_id UUID   NOT NULL,
    additions       BIGINT NOT NULL,
    CONSTRAINT content_quota_key PRIMARY KEY (organisation_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON capsules.kept_content TO ${application};
GRANT SELECT, INSERT, UPDATE ON capsules.content_quota TO ${application};
