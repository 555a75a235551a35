-- What each request is for, as lists show it: without reading all its answers.
ALTER TABLE licensing.access_request ADD COLUMN purposes VARCHAR(4000) DEFAULT '' NOT NULL;
-- From the canonical JSON of what was asked; inside of an answer every quotation mark is escaped, so this finds the member.
UPDATE licensing.access_request SET purposes = REPLACE(SUBSTRING(content, POSITION('"purposes":[' IN content) + 12,
    POSITION(']' IN SUBSTRING(content, POSITION('"purposes":[' IN content) + 12)) - 1), '"', '')
WHERE POSITION('"purposes":[' IN content) > 0;
ALTER TABLE licensing.access_request ALTER COLUMN purposes DROP DEFAULT;

CREATE INDEX access_request_provider_newest ON licensing.access_request (provider_id, id);
CREATE INDEX access_request_consumer_newest ON licensing.access_request (consumer_id, id);
