package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Digest;

/** The grants that are kept. */
public interface Grants {

    /** Keeps a new one. */
    void add(Grant grant);

    /** Adds a line to a grant's history, which never changes. */
    void add(GrantEntry entry);

    /** The grant, or {@link GrantIsUnknown}. */
    Grant get(GrantId id);

    /** The same as it is now, locked until the transaction ends. */
    Grant lock(GrantId id);

    /**
     * What lets the organisation derive from versions now, the oldest first.
     *
     * @param mostEach of those, how many for each version
     */
    List<Derivable> derivable(
            Collection<Digest> versions, OrganisationId consumer, Instant now, int mostEach);

    /**
     * What lets the organisation host versions now, the oldest first.
     *
     * @param version this one alone; all, if empty
     */
    List<Hostable> hostable(
            OrganisationId consumer, Optional<Digest> version, Instant now, int most);

    /**
     * What a grant with the action {@code host} says.
     *
     * @param version the manifest of the version
     * @param terms the licence
     * @param purposes codes of the vocabulary
     */
    record Hostable(
            GrantId grant,
            Digest version,
            Digest terms,
            Set<String> purposes,
            Instant validFrom,
            Instant validUntil) {

        /** Copies. */
        public Hostable {
            purposes = Set.copyOf(purposes);
        }
    }

    /**
     * What a grant with the action {@code derive} says.
     *
     * @param version the manifest of the version
     * @param terms the licence
     * @param purposes codes of the vocabulary
     */
    record Derivable(Digest version, Digest terms, Set<String> purposes, Instant validFrom) {

        /** Copies. */
        public Derivable {
            purposes = Set.copyOf(purposes);
        }
    }
}
