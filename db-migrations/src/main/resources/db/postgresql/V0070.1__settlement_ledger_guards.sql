GRANT USAGE ON SCHEMA settlement TO ${application};

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement.ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- A journal moves on to a transaction that is there, over others that are all there.
CREATE FUNCTION settlement.refuse_leap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.currency <> OLD.currency OR NEW.transactions < OLD.transactions THEN
        RAISE EXCEPTION 'journal % never shrinks, moves or ends', OLD.currency
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.transactions = OLD.transactions THEN
        IF NEW.head <> OLD.head THEN
            RAISE EXCEPTION 'journal % has another head without another transaction', OLD.currency
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NEW.transactions - OLD.transactions <> (
            SELECT count(*) FROM settlement.ledger_transaction t
            WHERE t.currency = NEW.currency AND t.sequence > OLD.transactions AND t.sequence <= NEW.transactions)
        OR NEW.head <> (
            SELECT t.hash FROM settlement.ledger_transaction t
            WHERE t.currency = NEW.currency AND t.sequence = NEW.transactions) THEN
        RAISE EXCEPTION 'journal % leaps', OLD.currency
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER moves_on BEFORE UPDATE OR DELETE ON settlement.journal
    FOR EACH ROW EXECUTE FUNCTION settlement.refuse_leap();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON settlement.journal
    FOR EACH STATEMENT EXECUTE FUNCTION installation.refuse_change();

-- Entries come with their transaction, before the journal moves on to it.
CREATE FUNCTION settlement.refuse_late_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added a JOIN settlement.journal j ON j.currency = a.currency
               WHERE a.sequence <= j.transactions) THEN
        RAISE EXCEPTION 'a transaction gets no entry once it is recorded'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER in_time AFTER INSERT ON settlement.ledger_entry
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION settlement.refuse_late_entry();

-- Looked at when all entries are there: at the end of the database's transaction.
CREATE FUNCTION settlement.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COALESCE(sum(e.amount_micro), 1) FROM settlement.ledger_entry e
        WHERE e.currency = NEW.currency AND e.sequence = NEW.sequence) <> 0 THEN
        RAISE EXCEPTION 'transaction %/% does not sum to zero', NEW.currency, NEW.sequence
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON settlement.ledger_transaction
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION settlement.refuse_unbalanced();
