CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON metering.call_token
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON metering.usage_event
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON metering.hosting_time
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
