package org.codexfield.capsules.model;

import java.time.Instant;
import java.util.List;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * Which content was kept and when, so that what nothing names can be found and removed. A digest is
 * written down before its bytes are kept; what is not written down is never removed.
 */
public interface ContentRegister {

    /** What names some content. */
    enum Naming {
        /** A sealed version, which stays. */
        SEAL,
        /** A draft. */
        DRAFT,
        /** No part of a capsule. */
        NOTHING
    }

    /** Writes down that this content is kept now, or is needed still. */
    void keep(Digest sha256, Instant now);

    /** Content that was last kept before a time, the oldest first. */
    List<Digest> keptBefore(Instant time, int limit);

    /**
     * Locks the content until the transaction ends: whoever wants to keep it again waits.
     *
     * @return whether it is written down, and was last kept before the time
     */
    boolean lockKeptBefore(Digest sha256, Instant time);

    /** What names the content. */
    Naming naming(Digest sha256);

    /** Strikes it out. */
    void forget(Digest sha256);

    /** Lets one transaction after the other add to what an organisation keeps. */
    void lockQuota(OrganisationId owner);
}
