package org.codexfield.identity;

import java.util.Set;
import org.codexfield.shared.Text;

/**
 * What an organisation says of itself.
 *
 * @param name at most 200 characters
 * @param kinds at least one
 */
public record OrganisationProfile(Slug slug, String name, Set<OrganisationKind> kinds) {

    private static final int MAX_NAME = 200;

    /**
     * @throws OrganisationNeedsAKind without a kind
     */
    public OrganisationProfile {
        name = Text.line("name", name, MAX_NAME);
        if (kinds.isEmpty()) {
            throw new OrganisationNeedsAKind();
        }
        kinds = Set.copyOf(kinds);
    }
}
