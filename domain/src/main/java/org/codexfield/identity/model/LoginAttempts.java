package org.codexfield.identity.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.shared.Digest;

/** Failed attempts to sign in, counted by what was typed, whether such an account exists or not. */
public interface LoginAttempts {

    /** Until when no attempt is looked at, if attempts are blocked now. */
    Optional<Instant> blockedUntil(Digest login, Instant now);

    /** Counts a failure. From the fifth on, the login is blocked for a doubling time. */
    void failed(Digest login, Instant now);

    /** Forgets the failures. */
    void succeeded(Digest login);
}
