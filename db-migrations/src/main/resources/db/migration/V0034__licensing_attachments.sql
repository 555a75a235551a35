-- What is attached to a request is part of its content; how much it is, the database knows too.
ALTER TABLE licensing.access_request ADD COLUMN attachment_count INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE licensing.access_request ADD COLUMN attachment_bytes BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE licensing.access_request ADD CONSTRAINT access_request_attachments
    CHECK (attachment_count BETWEEN 0 AND 20 AND attachment_bytes >= 0
        AND (attachment_count > 0 OR attachment_bytes = 0));
