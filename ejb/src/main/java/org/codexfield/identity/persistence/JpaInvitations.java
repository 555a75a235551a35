package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.InvitationIsUnknown;
import org.codexfield.identity.model.InvitationStatus;
import org.codexfield.identity.model.Invitations;
import org.codexfield.shared.Digest;

@ApplicationScoped
class JpaInvitations implements Invitations {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(Invitation invitation) {
        entities.persist(invitation);
        entities.flush();
    }

    @Override
    public Invitation get(InvitationId id) {
        var found = entities.find(Invitation.class, id.value());
        if (found == null) {
            throw new InvitationIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Optional<Invitation> find(Digest token) {
        return entities.createQuery(
                        "SELECT i FROM Invitation i WHERE i.tokenDigest = :token", Invitation.class)
                .setParameter("token", token.bytes())
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Invitation> findPending(OrganisationId organisation, EmailAddress email) {
        return entities.createQuery(
                        "SELECT i FROM Invitation i WHERE i.organisationId = :organisation"
                                + " AND i.email = :email AND i.status = :pending",
                        Invitation.class)
                .setParameter("organisation", organisation.value())
                .setParameter("email", email.value())
                .setParameter("pending", InvitationStatus.PENDING)
                .getResultStream()
                .findFirst();
    }

    @Override
    public long countPending(OrganisationId organisation) {
        return entities.createQuery(
                        "SELECT COUNT(i) FROM Invitation i WHERE i.organisationId = :organisation"
                                + " AND i.status = :pending",
                        Long.class)
                .setParameter("organisation", organisation.value())
                .setParameter("pending", InvitationStatus.PENDING)
                .getSingleResult();
    }
}
