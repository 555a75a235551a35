package org.codexfield.licensing.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.verify.StatusPurpose;

/** The status lists of providers: which grant has which place; a place is used once, for ever. */
public interface StatusLists {

    /** The places of the grant in its lists; given at random when it has none yet. */
    List<Place> places(GrantId grant, OrganisationId provider);

    /** The places that the grant has; none before it was given any. */
    List<Place> given(GrantId grant);

    /** The list of this identifier, if there is one. */
    Optional<ListFacts> find(UUID list);

    /** The places whose bit is set now. */
    Set<Integer> set(ListFacts list);

    /** The place of a grant in a list. */
    record Place(UUID list, StatusPurpose purpose, int index) {}

    /** What a list is. */
    record ListFacts(UUID id, OrganisationId provider, StatusPurpose purpose) {}
}
