-- Besides the member: which account it was, how it came in, and by which API key.
ALTER TABLE evidence.audit_entry ADD COLUMN account_id UUID DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
ALTER TABLE evidence.audit_entry ADD COLUMN caller_kind VARCHAR(16) DEFAULT 'UNKNOWN' NOT NULL;
ALTER TABLE evidence.audit_entry ADD COLUMN api_key_id UUID DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
