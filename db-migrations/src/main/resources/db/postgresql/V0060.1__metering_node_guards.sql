CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON metering.node
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- Key and operator stay; withdrawn is withdrawn for ever.
CREATE FUNCTION metering.refuse_change_of_node() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.did, NEW.operator_id, NEW.operator_did, NEW.registered_at)
            IS DISTINCT FROM (OLD.id, OLD.did, OLD.operator_id, OLD.operator_did, OLD.registered_at) THEN
        RAISE EXCEPTION 'node % stays who it is', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.standing = 'WITHDRAWN' AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'node % is withdrawn', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER node_stays BEFORE UPDATE ON metering.node
    FOR EACH ROW EXECUTE FUNCTION metering.refuse_change_of_node();
