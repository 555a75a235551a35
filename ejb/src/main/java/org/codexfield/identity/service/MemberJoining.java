package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.AlreadyAMember;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Members;

/** The step from an invitation to a member. */
@ApplicationScoped
class MemberJoining {

    @Inject Members members;
    @Inject Permit permit;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    Caller person() {
        return permit.inPerson("accepting an invitation");
    }

    void opened(Account account) {
        facts.fire(account.opened());
    }

    void accept(Invitation invitation, AccountId account) {
        members.find(invitation.organisation(), account)
                .ifPresent(
                        member -> {
                            throw new AlreadyAMember();
                        });
        var now = clock.instant();
        facts.fire(invitation.accept(now));
        var member = new Member(invitation.organisation(), account, invitation.roles(), now);
        members.add(member);
        facts.fire(member.joined());
    }
}
