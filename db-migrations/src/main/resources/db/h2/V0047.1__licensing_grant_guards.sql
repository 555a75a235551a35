-- A grant is issued once. H2 knows no partial index: a generated column that is null for what does not count.
ALTER TABLE licensing.grant_entry ADD COLUMN issued_of UUID
    GENERATED ALWAYS AS (CASE WHEN kind = 'ISSUED' THEN grant_id END);
CREATE UNIQUE INDEX grant_entry_issued ON licensing.grant_entry (issued_of);
