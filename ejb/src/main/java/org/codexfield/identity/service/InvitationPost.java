package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.AlreadyAMember;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Members;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.RoleBelongsToTheInstallation;

/** Tells of invitations, and checks who may be invited to what. */
@ApplicationScoped
class InvitationPost {

    @Inject Accounts accounts;
    @Inject Members members;
    @Inject Installation installation;
    @Inject IdentityMails mails;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    String addressOf(Caller person) {
        return accounts.get(person.account()).email().value();
    }

    void requireAssignable(Organisation organisation, Set<Role> roles) {
        if (roles.contains(Role.OPERATOR)
                && !organisation.id().equals(installation.organisation())) {
            throw new RoleBelongsToTheInstallation();
        }
    }

    void requireNoMember(Organisation organisation, EmailAddress email) {
        accounts.find(email)
                .flatMap(account -> members.find(organisation.id(), account.id()))
                .ifPresent(
                        member -> {
                            throw new AlreadyAMember();
                        });
    }

    void sent(Invitation invitation, Organisation organisation, SecretToken token) {
        facts.fire(invitation.sent());
        mails.invitation(invitation, organisation, token);
    }

    void renewed(Invitation invitation, Organisation organisation, SecretToken token) {
        facts.fire(invitation.renew(token.digest(), clock.instant()));
        mails.invitation(invitation, organisation, token);
    }

    void withdrawn(Invitation invitation) {
        facts.fire(invitation.withdraw());
    }
}
