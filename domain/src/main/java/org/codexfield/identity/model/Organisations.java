package org.codexfield.identity.model;

import java.util.Optional;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationId;

/** The organisations that are kept. */
public interface Organisations {

    /** Keeps a new one, or one that asks again, at once. */
    void add(Organisation organisation);

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
}
