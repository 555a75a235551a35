package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Members;

/** The first operator. */
@ApplicationScoped
class Founding {

    @Inject Members members;
    @Inject Installation installation;
    @Inject Event<Fact> facts;

    boolean hasOperator() {
        return members.countWith(installation.organisation(), Role.OPERATOR) > 0;
    }

    void firstOperator(Account account, Member member) {
        members.add(member);
        facts.fire(account.opened());
        facts.fire(member.joined());
    }
}
