CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.offer_version
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
