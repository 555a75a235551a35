-- Names are found too; and what stands between words is no part of them, so that a name with hyphens,
-- an address or a path is the words that it is made of.
CREATE FUNCTION capsules.plain_words(raw TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(lower(translate(raw, '-_/.,:;@#+*=~&%$!?|<>()[]{}"''`^\', repeat(' ', 40))), 'ß', 'ss')
$$;
DROP INDEX capsules.seal_words;
ALTER TABLE capsules.seal DROP COLUMN words;
ALTER TABLE capsules.seal ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', capsules.plain_words(title)) || to_tsvector('english', capsules.plain_words(title)), 'A')
    || setweight(to_tsvector('simple', capsules.plain_words(capsule_name || ' ' || tags)), 'B')
    || setweight(to_tsvector('simple', capsules.plain_words(searched))
        || to_tsvector('english', capsules.plain_words(searched)), 'D')) STORED;
CREATE INDEX seal_words ON capsules.seal USING GIN (words);
