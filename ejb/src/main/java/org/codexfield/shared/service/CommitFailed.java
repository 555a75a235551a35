package org.codexfield.shared.service;

import jakarta.transaction.RollbackException;

/** What was to be committed was not, or perhaps it was: the database did not say. */
public final class CommitFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommitFailed(RollbackException cause) {
        super("The transaction was not seen to be committed", cause);
    }
}
