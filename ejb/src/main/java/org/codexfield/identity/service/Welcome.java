package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Invitations;
import org.codexfield.identity.model.Organisation;

/** What an organisation gets when it is let in: its first key, and an invitation to its contact. */
@ApplicationScoped
class Welcome {

    @Inject Invitations invitations;
    @Inject KeyRing keyRing;
    @Inject IdentityMails mails;
    @Inject SecureRandom random;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    void administrator(Organisation organisation, Caller by) {
        keyRing.create(organisation);
        var token = SecretToken.fresh(random);
        var invitation =
                new Invitation(
                        organisation.id(),
                        organisation.contact(),
                        Set.of(Role.ADMINISTRATOR),
                        token.digest(),
                        by.member(),
                        clock.instant());
        invitations.add(invitation);
        facts.fire(invitation.sent());
        mails.invitation(invitation, organisation, token);
    }
}
