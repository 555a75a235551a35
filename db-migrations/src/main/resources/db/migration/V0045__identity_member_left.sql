-- When a membership ended: whoever leaves for a moment was there all the same.
ALTER TABLE identity.member ADD COLUMN left_at TIMESTAMP(3) WITH TIME ZONE;
-- Nobody kept it so far, so those who left count until now.
UPDATE identity.member SET left_at = CURRENT_TIMESTAMP(3) WHERE status = 'LEFT';
ALTER TABLE identity.member ADD CONSTRAINT member_left CHECK ((status = 'LEFT') = (left_at IS NOT NULL));
