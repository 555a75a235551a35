package org.codexfield.identity.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationId;

/** The organisations that are kept. */
public interface Organisations {

    /** Keeps a new one at once. */
    void add(Organisation organisation);

    /** Forgets one that nobody ever acted for, at once: its short name is free for another. */
    void remove(Organisation organisation);

    /** Some that were registered at that time or before, and wait for a decision still. */
    List<OrganisationId> undecidedSince(Instant registered, int most);

    /** How many wait for a decision. */
    long countUndecided();

    /** How many wait for a decision that name this contact. */
    long countUndecided(EmailAddress contact);

    /** The organisation, or {@link OrganisationIsUnknown}. */
    Organisation get(OrganisationId id);

    /** The organisation of this short name, or {@link OrganisationIsUnknown}. */
    Organisation get(String slug);

    /** The organisation of this short name, if there is one. */
    Optional<Organisation> find(String slug);

    /** The organisation, locked until the transaction ends, so that rules over its members hold. */
    Organisation lock(OrganisationId id);

    /** Those of these organisations that take part, by one query. */
    Set<OrganisationId> active(Set<OrganisationId> ids);
}
