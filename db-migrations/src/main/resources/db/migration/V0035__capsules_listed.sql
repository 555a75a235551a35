-- The catalogue's own order, and how many it has: read by every visitor, so neither is computed then.

-- When the listed version was published; the epoch while none is, as the nil UUID stands for no version.
ALTER TABLE capsules.capsule ADD COLUMN listed_at TIMESTAMP(3) WITH TIME ZONE
    DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' NOT NULL;
UPDATE capsules.capsule SET listed_at = (SELECT v.published_at FROM capsules.version v WHERE v.id = listed_version_id)
    WHERE listed_version_id <> CAST('00000000-0000-0000-0000-000000000000' AS UUID);
ALTER TABLE capsules.capsule ADD CONSTRAINT capsule_listed CHECK (
    (listed_version_id = CAST('00000000-0000-0000-0000-000000000000' AS UUID))
    = (listed_at = TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'));
CREATE INDEX capsule_by_listing ON capsules.capsule (listed_at DESC, id DESC);
DROP INDEX capsules.version_by_publication;

CREATE TABLE capsules.listed_count (
    organisation_slug VARCHAR(40) NOT NULL,
    kind              VARCHAR(20) NOT NULL,
    many              BIGINT      NOT NULL,
    CONSTRAINT listed_count_key PRIMARY KEY (organisation_slug, kind),
    CONSTRAINT listed_count_many CHECK (many >= 0)
);
INSERT INTO capsules.listed_count (organisation_slug, kind, many)
    SELECT organisation_slug, kind, count(*) FROM capsules.capsule
    WHERE listed_version_id <> CAST('00000000-0000-0000-0000-000000000000' AS UUID)
    GROUP BY organisation_slug, kind;

GRANT SELECT, INSERT, UPDATE ON capsules.listed_count TO ${application};
