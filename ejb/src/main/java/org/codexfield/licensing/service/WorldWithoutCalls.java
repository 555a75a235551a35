package org.codexfield.licensing.service;

import java.time.Instant;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.StateOfWorld;

/**
 * What is known of the world where terms are judged and nothing is called: when somebody asks for
 * access, and when something is sealed that was made from a capsule. One place for both, so that
 * what is promised first holds later.
 */
final class WorldWithoutCalls {

    private WorldWithoutCalls() {}

    /**
     * The world under a grant in force, or one that would begin now. It is no call, so it uses up
     * none. People of an organisation act only while it takes part, and nothing is billed yet: so
     * far nobody can stop vouching or owe. Regions nobody knows; they are the request's to say.
     */
    static StateOfWorld of(Instant now, Instant grantedAt) {
        return new StateOfWorld(now, grantedAt, window -> 0, CredentialStatus.VALID, true, 0);
    }
}
