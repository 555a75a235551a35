package org.codexfield.identity;

import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.Digest;

/** A person's login at the identity provider opens the account from now on. */
public record LoginLinked(AccountId id, Change change) implements Fact {

    /**
     * Tells that a login was linked.
     *
     * @param login the digest of provider and person there
     */
    public static LoginLinked to(AccountId id, Digest login) {
        return new LoginLinked(id, Change.created(login));
    }

    @Override
    public Subject subject() {
        return new Subject("account", id.value(), Subject.NOBODY);
    }
}
