-- Who wrote a revision: the rule of its route decides nothing for that person. Of the revisions that there are nobody is
-- known, and a rule of theirs decides nothing at all: the nil UUID.
ALTER TABLE licensing.offer_revision ADD COLUMN author_account UUID
    DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
ALTER TABLE licensing.offer_revision ALTER COLUMN author_account DROP DEFAULT;
