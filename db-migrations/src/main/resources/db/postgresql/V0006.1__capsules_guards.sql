GRANT USAGE ON SCHEMA capsules TO ${application};

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON capsules.seal
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON capsules.part
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON capsules.lineage_edge
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON capsules.ownership_credential
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- A version that is no draft any more changes where it stands, and nothing else.
CREATE FUNCTION capsules.refuse_change_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'DRAFT' AND (NEW.status = 'DRAFT'
            OR (NEW.id, NEW.capsule_id, NEW.organisation_id, NEW.number, NEW.precedence, NEW.title, NEW.description,
                NEW.card, NEW.tags, NEW.protocol, NEW.parents, NEW.manifest_digest, NEW.created_by, NEW.created_at)
            IS DISTINCT FROM (OLD.id, OLD.capsule_id, OLD.organisation_id, OLD.number, OLD.precedence, OLD.title, OLD.description,
                OLD.card, OLD.tags, OLD.protocol, OLD.parents, OLD.manifest_digest, OLD.created_by, OLD.created_at)) THEN
        RAISE EXCEPTION 'version % is sealed', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER sealed_stays BEFORE UPDATE ON capsules.version
    FOR EACH ROW EXECUTE FUNCTION capsules.refuse_change_of_sealed();

CREATE FUNCTION capsules.refuse_parts_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    version_id UUID := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM capsules.version v WHERE v.id = version_id AND v.status <> 'DRAFT') THEN
        RAISE EXCEPTION 'version % is sealed', version_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER sealed_stays BEFORE INSERT OR UPDATE OR DELETE ON capsules.draft_part
    FOR EACH ROW EXECUTE FUNCTION capsules.refuse_parts_of_sealed();

-- Whole words, and their stems in English; the title counts most.
ALTER TABLE capsules.seal ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title) || to_tsvector('english', title), 'A')
    || setweight(to_tsvector('simple', replace(tags, ',', ' ')), 'B')
    || setweight(to_tsvector('simple', searched) || to_tsvector('english', searched), 'D')) STORED;
CREATE INDEX seal_words ON capsules.seal USING GIN (words);
