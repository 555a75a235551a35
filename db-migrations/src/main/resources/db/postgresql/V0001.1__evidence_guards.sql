-- Besides the rights: what is append-only refuses to change, whoever asks. The function serves every
-- context.

GRANT USAGE ON SCHEMA evidence TO ${application};

CREATE FUNCTION installation.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.document
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.leaf
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.subtree
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

CREATE FUNCTION evidence.refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.tree_size < OLD.tree_size OR NEW.id <> OLD.id OR NEW.origin <> OLD.origin THEN
        RAISE EXCEPTION 'log % never shrinks, moves or ends', OLD.origin
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON evidence.log
    FOR EACH ROW EXECUTE FUNCTION evidence.refuse_shrinking();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON evidence.log
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
