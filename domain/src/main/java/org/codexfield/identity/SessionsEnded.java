package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/** A person's sessions that began earlier are over. */
public record SessionsEnded(AccountId id, Change change) implements Fact {

    @Override
    public Subject subject() {
        return new Subject("account", id.value(), Subject.NOBODY);
    }
}
