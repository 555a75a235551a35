-- The context "evidence": audit trail, transparency logs, outbox.
-- The SQL here is what H2 (MODE=PostgreSQL) and PostgreSQL have in common.

CREATE SCHEMA evidence;

-- One row for every fact. A fact that is also a leaf of a log has its document under the same id.
CREATE TABLE evidence.audit_entry (
    id                      UUID                        NOT NULL,
    at                      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    member_id               UUID                        NOT NULL,
    organisation_id         UUID                        NOT NULL,
    command                 VARCHAR(64)                 NOT NULL,
    subject_type            VARCHAR(64)                 NOT NULL,
    subject_id              UUID                        NOT NULL,
    subject_organisation_id UUID                        NOT NULL,
    digest_before           BYTEA                       NOT NULL,
    digest_after            BYTEA                       NOT NULL,
    address                 VARCHAR(64)                 NOT NULL,
    CONSTRAINT audit_entry_key PRIMARY KEY (id),
    CONSTRAINT audit_entry_digests CHECK (OCTET_LENGTH(digest_before) = 32 AND OCTET_LENGTH(digest_after) = 32)
);
CREATE INDEX audit_entry_by_time ON evidence.audit_entry (at, id);
CREATE INDEX audit_entry_by_organisation ON evidence.audit_entry (organisation_id, at, id);
CREATE INDEX audit_entry_by_subject_organisation ON evidence.audit_entry (subject_organisation_id, at, id);
CREATE INDEX audit_entry_by_subject ON evidence.audit_entry (subject_id, at, id);
CREATE INDEX audit_entry_by_command ON evidence.audit_entry (command, at, id);

-- One row for each log. Its lock makes one writer at a time; tree_size is the head's, and only grows.
CREATE TABLE evidence.log (
    id        INTEGER      NOT NULL,
    origin    VARCHAR(100) NOT NULL,
    tree_size BIGINT       NOT NULL,
    CONSTRAINT log_key PRIMARY KEY (id),
    CONSTRAINT log_origin_once UNIQUE (origin),
    CONSTRAINT log_tree_size CHECK (tree_size >= 0)
);
INSERT INTO evidence.log (id, origin, tree_size) VALUES (1, 'decisions', 0);

-- The canonical documents whose digests are in a log.
CREATE TABLE evidence.document (
    id     UUID                        NOT NULL,
    type   VARCHAR(64)                 NOT NULL,
    at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    digest BYTEA                       NOT NULL,
    body   TEXT                        NOT NULL,
    CONSTRAINT document_key PRIMARY KEY (id),
    CONSTRAINT document_digest_once UNIQUE (digest),
    CONSTRAINT document_digest CHECK (OCTET_LENGTH(digest) = 32)
);

-- What a log has promised to take, in the order in which it will.
CREATE TABLE evidence.pending_leaf (
    position        BIGINT      GENERATED ALWAYS AS IDENTITY,
    log_id          INTEGER     NOT NULL,
    type            VARCHAR(64) NOT NULL,
    document_digest BYTEA       NOT NULL,
    CONSTRAINT pending_leaf_key PRIMARY KEY (position),
    CONSTRAINT pending_leaf_log FOREIGN KEY (log_id) REFERENCES evidence.log (id),
    CONSTRAINT pending_leaf_digest CHECK (OCTET_LENGTH(document_digest) = 32)
);
CREATE INDEX pending_leaf_by_log ON evidence.pending_leaf (log_id, position);

CREATE TABLE evidence.leaf (
    log_id          INTEGER     NOT NULL,
    leaf_index      BIGINT      NOT NULL,
    leaf_hash       BYTEA       NOT NULL,
    document_digest BYTEA       NOT NULL,
    type            VARCHAR(64) NOT NULL,
    CONSTRAINT leaf_key PRIMARY KEY (log_id, leaf_index),
    CONSTRAINT leaf_log FOREIGN KEY (log_id) REFERENCES evidence.log (id),
    CONSTRAINT leaf_index_range CHECK (leaf_index >= 0),
    CONSTRAINT leaf_digests CHECK (OCTET_LENGTH(leaf_hash) = 32 AND OCTET_LENGTH(document_digest) = 32)
);
CREATE INDEX leaf_by_hash ON evidence.leaf (leaf_hash);

-- Hashes of complete subtrees of 2^8, 2^16 and 2^24 leaves: any other is found from at most 256 of
-- the level below, which stand side by side.
CREATE TABLE evidence.subtree (
    log_id        INTEGER  NOT NULL,
    level         SMALLINT NOT NULL,
    subtree_index BIGINT   NOT NULL,
    hash          BYTEA    NOT NULL,
    CONSTRAINT subtree_key PRIMARY KEY (log_id, level, subtree_index),
    CONSTRAINT subtree_log FOREIGN KEY (log_id) REFERENCES evidence.log (id),
    CONSTRAINT subtree_level CHECK (level IN (8, 16, 24)),
    CONSTRAINT subtree_hash CHECK (OCTET_LENGTH(hash) = 32)
);

-- The signed heads: never two of one size.
CREATE TABLE evidence.checkpoint (
    log_id    INTEGER                     NOT NULL,
    tree_size BIGINT                      NOT NULL,
    root      BYTEA                       NOT NULL,
    at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    note      TEXT                        NOT NULL,
    CONSTRAINT checkpoint_key PRIMARY KEY (log_id, tree_size),
    CONSTRAINT checkpoint_log FOREIGN KEY (log_id) REFERENCES evidence.log (id),
    CONSTRAINT checkpoint_tree_size CHECK (tree_size > 0),
    CONSTRAINT checkpoint_root CHECK (OCTET_LENGTH(root) = 32)
);

-- What must leave the process. The payload may hold a secret and is erased once it is sent.
-- next_attempt_at is when a PENDING message is due, and when the claim on a SENDING one ends.
CREATE TABLE evidence.outbox_message (
    id              UUID                        NOT NULL,
    topic           VARCHAR(64)                 NOT NULL,
    message_key     VARCHAR(200)                NOT NULL,
    payload         TEXT                        NOT NULL,
    state           VARCHAR(8)                  NOT NULL,
    attempts        INTEGER                     NOT NULL,
    next_attempt_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_error      VARCHAR(500)                NOT NULL,
    created_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    sent_at         TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT outbox_message_id PRIMARY KEY (id),
    CONSTRAINT outbox_message_key_once UNIQUE (topic, message_key),
    CONSTRAINT outbox_message_state CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'FAILED')),
    CONSTRAINT outbox_message_attempts CHECK (attempts >= 0),
    CONSTRAINT outbox_message_sent CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT outbox_message_erased CHECK (state <> 'SENT' OR OCTET_LENGTH(payload) = 0)
);
CREATE INDEX outbox_message_due ON evidence.outbox_message (state, next_attempt_at, topic);
CREATE INDEX outbox_message_by_time ON evidence.outbox_message (created_at, id);

-- The application's rights: what is append-only may be read and added to, nothing else.
GRANT SELECT, INSERT ON evidence.audit_entry TO ${application};
GRANT SELECT, INSERT ON evidence.document TO ${application};
GRANT SELECT, INSERT ON evidence.leaf TO ${application};
GRANT SELECT, INSERT ON evidence.subtree TO ${application};
GRANT SELECT, INSERT ON evidence.checkpoint TO ${application};
GRANT SELECT, INSERT, UPDATE ON evidence.log TO ${application};
GRANT SELECT, INSERT, DELETE ON evidence.pending_leaf TO ${application};
GRANT SELECT, INSERT, UPDATE ON evidence.outbox_message TO ${application};
