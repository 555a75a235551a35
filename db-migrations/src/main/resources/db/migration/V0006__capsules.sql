-- The context "capsules": capsules, versions, what was sealed of them, lineage.

CREATE SCHEMA capsules;

CREATE TABLE capsules.capsule (
    id                UUID         NOT NULL,
    organisation_id   UUID         NOT NULL,
    organisation_slug VARCHAR(40)  NOT NULL,
    organisation_did  VARCHAR(512) NOT NULL,
    slug              VARCHAR(64)  NOT NULL,
    kind              VARCHAR(20)  NOT NULL,
    created_by        UUID         NOT NULL,
    created_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    listed_version_id UUID         NOT NULL,
    version           BIGINT       NOT NULL,
    CONSTRAINT capsule_key PRIMARY KEY (id),
    CONSTRAINT capsule_name_once UNIQUE (organisation_slug, slug),
    CONSTRAINT capsule_kind CHECK (kind IN ('DATASET', 'MODEL', 'CODE', 'PROMPT', 'SCRIPT'))
);
CREATE INDEX capsule_by_organisation ON capsules.capsule (organisation_id, id);
CREATE INDEX capsule_by_listed_version ON capsules.capsule (listed_version_id);

-- Where a version stands, and what it says of itself while it is a draft. precedence orders as
-- Semantic Versioning says, byte by byte; manifest_digest is empty while it is a draft.
CREATE TABLE capsules.version (
    id                UUID          NOT NULL,
    capsule_id        UUID          NOT NULL,
    organisation_id   UUID          NOT NULL,
    number            VARCHAR(64)   NOT NULL,
    precedence        BYTEA         NOT NULL,
    status            VARCHAR(20)   NOT NULL,
    title             VARCHAR(200)  NOT NULL,
    description       VARCHAR(2000) NOT NULL,
    card              TEXT          NOT NULL,
    tags              VARCHAR(1000) NOT NULL,
    protocol          VARCHAR(40)   NOT NULL,
    parents           TEXT          NOT NULL,
    manifest_digest   BYTEA         NOT NULL,
    created_by        UUID          NOT NULL,
    created_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    published_at      TIMESTAMP(3) WITH TIME ZONE,
    withdrawn_at      TIMESTAMP(3) WITH TIME ZONE,
    withdrawal_reason VARCHAR(2000) NOT NULL,
    version           BIGINT        NOT NULL,
    CONSTRAINT version_key PRIMARY KEY (id),
    CONSTRAINT version_capsule FOREIGN KEY (capsule_id) REFERENCES capsules.capsule (id),
    CONSTRAINT version_number_once UNIQUE (capsule_id, number),
    CONSTRAINT version_status CHECK (status IN ('DRAFT', 'SEALED', 'PUBLISHED', 'WITHDRAWN')),
    CONSTRAINT version_sealed CHECK (OCTET_LENGTH(manifest_digest) = CASE WHEN status = 'DRAFT' THEN 0 ELSE 32 END),
    CONSTRAINT version_published CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL),
    CONSTRAINT version_withdrawn CHECK ((status = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX version_by_precedence ON capsules.version (capsule_id, status, precedence);

-- The parts of drafts. folded_path is the same for names that some systems take for one file.
CREATE TABLE capsules.draft_part (
    id              UUID          NOT NULL,
    version_id      UUID          NOT NULL,
    path            VARCHAR(255)  NOT NULL,
    folded_path     VARCHAR(1000) NOT NULL,
    media_type      VARCHAR(127)  NOT NULL,
    size_bytes      BIGINT        NOT NULL,
    sha256          BYTEA         NOT NULL,
    block_root      BYTEA         NOT NULL,
    CONSTRAINT draft_part_key PRIMARY KEY (id),
    CONSTRAINT draft_part_version FOREIGN KEY (version_id) REFERENCES capsules.version (id),
    CONSTRAINT draft_part_path_once UNIQUE (version_id, folded_path),
    CONSTRAINT draft_part_size CHECK (size_bytes BETWEEN 0 AND 68719476736),
    CONSTRAINT draft_part_digests CHECK (OCTET_LENGTH(sha256) = 32 AND OCTET_LENGTH(block_root) = 32)
);

-- What was sealed: the manifest as it was signed, and what is looked up by. Append-only.
-- ancestors and fixed_ppm may count what several paths lead to once for each path.
CREATE TABLE capsules.seal (
    version_id           UUID          NOT NULL,
    organisation_id      UUID          NOT NULL,
    manifest_digest      BYTEA         NOT NULL,
    manifest             TEXT          NOT NULL,
    signature            TEXT          NOT NULL,
    kid                  VARCHAR(768)  NOT NULL,
    public_key_multibase VARCHAR(120)  NOT NULL,
    capsule_name         VARCHAR(105)  NOT NULL,
    number               VARCHAR(64)   NOT NULL,
    kind                 VARCHAR(20)   NOT NULL,
    title                VARCHAR(200)  NOT NULL,
    description          VARCHAR(2000) NOT NULL,
    tags                 VARCHAR(1000) NOT NULL,
    searched             TEXT          NOT NULL,
    part_count           INTEGER       NOT NULL,
    size_bytes           BIGINT        NOT NULL,
    depth                INTEGER       NOT NULL,
    ancestors            BIGINT        NOT NULL,
    fixed_ppm            BIGINT        NOT NULL,
    sealed_by            UUID          NOT NULL,
    sealed_at            TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT seal_key PRIMARY KEY (version_id),
    CONSTRAINT seal_version FOREIGN KEY (version_id) REFERENCES capsules.version (id),
    CONSTRAINT seal_manifest_once UNIQUE (manifest_digest),
    CONSTRAINT seal_digest CHECK (OCTET_LENGTH(manifest_digest) = 32),
    CONSTRAINT seal_totals CHECK (depth BETWEEN 0 AND 10000 AND ancestors BETWEEN 0 AND 10000 AND fixed_ppm BETWEEN 0 AND 1000000)
);
CREATE INDEX seal_by_organisation ON capsules.seal (organisation_id);

CREATE TABLE capsules.part (
    version_id UUID         NOT NULL,
    position   INTEGER      NOT NULL,
    path       VARCHAR(255) NOT NULL,
    media_type VARCHAR(127) NOT NULL,
    size_bytes BIGINT       NOT NULL,
    sha256     BYTEA        NOT NULL,
    block_root BYTEA        NOT NULL,
    CONSTRAINT part_key PRIMARY KEY (version_id, position),
    CONSTRAINT part_seal FOREIGN KEY (version_id) REFERENCES capsules.seal (version_id),
    CONSTRAINT part_path_once UNIQUE (version_id, path),
    CONSTRAINT part_size CHECK (size_bytes BETWEEN 0 AND 68719476736),
    CONSTRAINT part_digests CHECK (OCTET_LENGTH(sha256) = 32 AND OCTET_LENGTH(block_root) = 32)
);

-- The edges of the lineage. A parent was sealed before its child: there can be no circle.
CREATE TABLE capsules.lineage_edge (
    child_digest  BYTEA       NOT NULL,
    parent_digest BYTEA       NOT NULL,
    relation      VARCHAR(20) NOT NULL,
    terms_digest  BYTEA       NOT NULL,
    share_kind    VARCHAR(20) NOT NULL,
    share_ppm     INTEGER     NOT NULL,
    CONSTRAINT lineage_edge_key PRIMARY KEY (child_digest, parent_digest),
    CONSTRAINT lineage_edge_child FOREIGN KEY (child_digest) REFERENCES capsules.seal (manifest_digest),
    CONSTRAINT lineage_edge_parent FOREIGN KEY (parent_digest) REFERENCES capsules.seal (manifest_digest),
    CONSTRAINT lineage_edge_itself CHECK (child_digest <> parent_digest),
    CONSTRAINT lineage_edge_relation CHECK (relation IN ('REVISION_OF', 'DERIVED_FROM', 'TRAINED_ON', 'FINE_TUNED_FROM', 'USES')),
    CONSTRAINT lineage_edge_terms CHECK (OCTET_LENGTH(terms_digest) IN (0, 32)),
    CONSTRAINT lineage_edge_share CHECK ((share_kind = 'NONE' AND share_ppm = 0)
        OR (share_kind IN ('FIXED', 'CASCADING') AND share_ppm BETWEEN 1 AND 1000000 AND OCTET_LENGTH(terms_digest) = 32))
);
CREATE INDEX lineage_edge_by_parent ON capsules.lineage_edge (parent_digest);

-- Seals that the log has not taken yet, and so have no ownership credential.
CREATE TABLE capsules.uncertified_seal (
    version_id UUID NOT NULL,
    sealed_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT uncertified_seal_key PRIMARY KEY (version_id),
    CONSTRAINT uncertified_seal_seal FOREIGN KEY (version_id) REFERENCES capsules.seal (version_id)
);

CREATE TABLE capsules.ownership_credential (
    version_id UUID NOT NULL,
    credential TEXT NOT NULL,
    issued_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT ownership_credential_key PRIMARY KEY (version_id),
    CONSTRAINT ownership_credential_seal FOREIGN KEY (version_id) REFERENCES capsules.seal (version_id)
);

-- The application's rights: what was sealed may be read and added to, nothing else.
GRANT SELECT, INSERT, UPDATE ON capsules.capsule TO ${application};
GRANT SELECT, INSERT, UPDATE ON capsules.version TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON capsules.draft_part TO ${application};
GRANT SELECT, INSERT ON capsules.seal TO ${application};
GRANT SELECT, INSERT ON capsules.part TO ${application};
GRANT SELECT, INSERT ON capsules.lineage_edge TO ${application};
GRANT SELECT, INSERT, DELETE ON capsules.uncertified_seal TO ${application};
GRANT SELECT, INSERT ON capsules.ownership_credential TO ${application};
