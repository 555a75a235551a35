CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON metering.usage_backfill
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- What was asked stays, and what was decided too.
CREATE FUNCTION metering.refuse_change_of_backfill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'ASKED'
            OR (NEW.id, NEW.grant_id, NEW.provider_id, NEW.consumer_id, NEW.node_id, NEW.operator_id,
                NEW.covers_from, NEW.covers_until, NEW.asked_by, NEW.asked_by_account, NEW.asked_at)
            IS DISTINCT FROM (OLD.id, OLD.grant_id, OLD.provider_id, OLD.consumer_id, OLD.node_id,
                OLD.operator_id, OLD.covers_from, OLD.covers_until, OLD.asked_by,
                OLD.asked_by_account, OLD.asked_at) THEN
        RAISE EXCEPTION 'backfill % stays what it is', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER backfill_stays BEFORE UPDATE ON metering.usage_backfill
    FOR EACH ROW EXECUTE FUNCTION metering.refuse_change_of_backfill();
