package org.codexfield.identity.model;

import java.util.Optional;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/** The invitations that are kept. */
public interface Invitations {

    /** Keeps a new one. */
    void add(Invitation invitation);

    /** The invitation, or {@link InvitationIsUnknown}. */
    Invitation get(InvitationId id);

    /** The invitation whose link holds this token, if any. */
    Optional<Invitation> find(Digest token);

    /** The pending invitation of this address, if any. */
    Optional<Invitation> findPending(OrganisationId organisation, EmailAddress email);

    /** How many are pending in the organisation. */
    long countPending(OrganisationId organisation);
}
