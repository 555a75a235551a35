CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON metering.correction
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
