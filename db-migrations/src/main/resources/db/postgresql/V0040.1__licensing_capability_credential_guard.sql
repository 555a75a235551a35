CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.capability_credential
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
