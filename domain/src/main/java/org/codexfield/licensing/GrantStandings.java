package org.codexfield.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.shared.Digest;

/** Query: grants as they stand, for the contexts above. It asks nobody who calls. */
public interface GrantStandings {

    /** The most grants that are asked for at once. */
    int MOST = 1_000;

    /**
     * The grants of these identifiers, in one statement; those that are unknown are left out.
     *
     * @param grants at most {@link #MOST}
     */
    Map<GrantId, GrantStanding> find(Set<GrantId> grants);

    /** When a grant did not hold although it was not over: suspended, or revoked for ever. */
    List<Pause> pauses(GrantId grant);

    /** From a first instant up to, and without, a last one. */
    record Pause(Instant from, Instant until) {

        /** Whether the instant lies in it. */
        public boolean at(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /**
     * The licence of this digest, made ready for deciding. It never changes.
     *
     * @throws IllegalStateException if no licence of this digest is kept
     */
    Terms terms(Digest digest);

    /**
     * Reads a capability credential whose signature is that of its grant's provider. Whether the
     * grant still holds, {@link #find} tells.
     *
     * @throws org.codexfield.shared.DomainException if it is not authentic, or not of now
     */
    Checked check(String jwt, Instant now);

    /**
     * A credential that is authentic.
     *
     * @param kid the DID URL of the key that signed it
     */
    record Checked(CapabilityCredential credential, GrantId grant, String kid) {}
}
