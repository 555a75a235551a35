package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.Digest;

/** A person signed in; nothing changed by it. */
public record SignedIn(AccountId id, Change change) implements Fact {

    /** Tells that a person signed in. */
    public static SignedIn by(AccountId id) {
        return new SignedIn(id, new Change(Digest.ZERO, Digest.ZERO));
    }

    @Override
    public Subject subject() {
        return new Subject("account", id.value(), Subject.NOBODY);
    }
}
