package org.codexfield.identity.model;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Digest;

/** Tokens of links that work once. */
public interface OneTimeTokens {

    /** Keeps a token's digest; an earlier token of the same purpose and subject is void. */
    void issue(Purpose purpose, UUID subject, Digest token, Instant expiresAt);

    /** Keeps a token's digest beside the earlier ones of its purpose and subject. */
    void add(Purpose purpose, UUID subject, Digest token, Instant expiresAt);

    /** How many tokens of the purpose and subject are good. */
    long count(Purpose purpose, UUID subject, Instant now);

    /** Tells the subject of a token, which stays good, or {@link TokenIsInvalid}. */
    UUID look(Purpose purpose, Digest token, Instant now);

    /**
     * Uses a token up, with all of its purpose and subject, and tells the subject, or {@link
     * TokenIsInvalid}.
     */
    UUID redeem(Purpose purpose, Digest token, Instant now);

    /**
     * Makes all tokens of the purpose and subject void.
     *
     * @return how many there were
     */
    int voidAll(Purpose purpose, UUID subject);

    /** What a link is for. */
    enum Purpose {
        /** Sets a new password of the account that is its subject. */
        PASSWORD_RESET,
        /** Makes the first operator. */
        SETUP
    }
}
