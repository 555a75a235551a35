-- The index of words that H2 has not: each word and each stem of what was sealed, with the weight of
-- the best place where it stands. Append-only, as seals are.
CREATE TABLE capsules.seal_word (
    word       VARCHAR(64) NOT NULL,
    version_id UUID        NOT NULL,
    weight     SMALLINT    NOT NULL,
    CONSTRAINT seal_word_key PRIMARY KEY (word, version_id),
    CONSTRAINT seal_word_seal FOREIGN KEY (version_id) REFERENCES capsules.seal (version_id),
    CONSTRAINT seal_word_weight CHECK (weight IN (1, 4, 10))
);
CREATE INDEX seal_word_by_version ON capsules.seal_word (version_id, word);

GRANT SELECT, INSERT ON capsules.seal_word TO ${application};
