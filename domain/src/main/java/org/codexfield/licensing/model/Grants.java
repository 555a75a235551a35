package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.List;
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

    /** What the organisation holds for a version and holds now, the oldest first. */
    List<Grant> held(Digest capsule, OrganisationId consumer, Instant now, int most);
}
