-- Until when each grant was approved: it is extended at most once, and by no more than it was approved for.
ALTER TABLE licensing.access_grant ADD COLUMN approved_until TIMESTAMP(3) WITH TIME ZONE;
UPDATE licensing.access_grant g SET approved_until = COALESCE(
    (SELECT MIN(e.valid_until) FROM licensing.grant_entry e WHERE e.grant_id = g.id AND e.kind = 'ISSUED'),
    g.valid_until);
ALTER TABLE licensing.access_grant ALTER COLUMN approved_until SET NOT NULL;
ALTER TABLE licensing.access_grant ADD CONSTRAINT access_grant_approved
    CHECK (valid_from < approved_until AND approved_until <= valid_until);
