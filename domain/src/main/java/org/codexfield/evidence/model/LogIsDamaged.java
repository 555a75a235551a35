package org.codexfield.evidence.model;

/**
 * The stored log contradicts itself or its own signed head: a fault that an operator must look
 * into, and never a reason to sign anything.
 */
public final class LogIsDamaged extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public LogIsDamaged(String what) {
        super("The log is damaged: " + what + ". Compare it with a backup before anything else.");
    }
}
