package org.codexfield.licensing.model;

import org.codexfield.licensing.GrantId;

/** The grants that are kept. */
public interface Grants {

    /** Keeps a new one. */
    void add(Grant grant);

    /** The grant, or {@link GrantIsUnknown}. */
    Grant get(GrantId id);
}
