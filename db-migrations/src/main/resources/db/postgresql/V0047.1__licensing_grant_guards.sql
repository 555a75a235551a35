-- A grant is issued once.
CREATE UNIQUE INDEX grant_entry_issued ON licensing.grant_entry (grant_id) WHERE kind = 'ISSUED';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON licensing.grant_entry
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON licensing.access_grant
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- What was approved stays; revoked is revoked for ever; the end moves once, by no more than was approved.
CREATE FUNCTION licensing.refuse_change_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.request_id, NEW.submission_digest, NEW.capsule, NEW.capsule_digest, NEW.terms_digest,
            NEW.provider_id, NEW.provider_did, NEW.consumer_id, NEW.consumer_did, NEW.requester_account,
            NEW.beneficiary_id, NEW.beneficiary_account, NEW.actions, NEW.purposes, NEW.decisions, NEW.conditions,
            NEW.valid_from, NEW.approved_until)
            IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.submission_digest, OLD.capsule, OLD.capsule_digest,
            OLD.terms_digest, OLD.provider_id, OLD.provider_did, OLD.consumer_id, OLD.consumer_did,
            OLD.requester_account, OLD.beneficiary_id, OLD.beneficiary_account, OLD.actions, OLD.purposes,
            OLD.decisions, OLD.conditions, OLD.valid_from, OLD.approved_until) THEN
        RAISE EXCEPTION 'grant % was approved as it is', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status = 'REVOKED' AND (NEW.status, NEW.valid_until, NEW.reason)
            IS DISTINCT FROM (OLD.status, OLD.valid_until, OLD.reason) THEN
        RAISE EXCEPTION 'grant % is revoked', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.valid_until <> OLD.valid_until AND (OLD.valid_until <> OLD.approved_until
            OR NEW.valid_until < OLD.valid_until
            OR NEW.valid_until > OLD.approved_until + (OLD.approved_until - OLD.valid_from)) THEN
        RAISE EXCEPTION 'grant % is not extended so far', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER approved_stays BEFORE UPDATE ON licensing.access_grant
    FOR EACH ROW EXECUTE FUNCTION licensing.refuse_change_of_grant();
