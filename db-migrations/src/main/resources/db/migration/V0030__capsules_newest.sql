-- The catalogue shows the newest first.
CREATE INDEX version_by_publication ON capsules.version (published_at);
