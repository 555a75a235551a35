package org.codexfield.evidence.model;

/** Port: keeps audit entries for ever, in the transaction of the change that they tell of. */
public interface AuditTrail {

    /** Adds an entry. */
    void add(AuditEntry entry);
}
