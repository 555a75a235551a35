CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON metering.tariff
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON metering.receipt
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
