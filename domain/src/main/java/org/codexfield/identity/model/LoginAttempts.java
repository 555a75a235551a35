package org.codexfield.identity.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.shared.Digest;

/**
 * Attempts to show a password, counted by what was typed, whether such an account exists or not. An
 * attempt is counted before it is made, so that however many are made at once, no more of them are
 * looked at than one after the other would be.
 */
public interface LoginAttempts {

    /**
     * Counts an attempt that is about to be made, as if it had failed already. From the fifth on,
     * the login is blocked for a doubling time.
     *
     * @return until when no attempt is looked at; empty if this one may be made
     */
    Optional<Instant> reserve(Digest login, Instant now);

    /** Takes back an attempt that was counted and could not be made. */
    void release(Digest login, Instant now);

    /** Forgets the attempts, since one was right. */
    void succeeded(Digest login);
}
