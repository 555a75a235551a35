package org.codexfield.licensing.model;

import java.util.Set;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationId;

/**
 * Who wrote the rule of a route.
 *
 * @param account the person; the nil UUID when nobody knows any more
 * @param memberships every organisation that the person was a member of since the request was begun
 */
public record RuleAuthor(AccountId account, Set<OrganisationId> memberships) {

    /** Copies. */
    public RuleAuthor {
        memberships = Set.copyOf(memberships);
    }

    boolean isKnown() {
        return !account.value().equals(Subject.NOBODY);
    }
}
