GRANT USAGE ON SCHEMA licensing TO ${application};

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.terms
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.offer_revision
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.request_entry
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.status_list
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.status_place
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.issued_credential
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
