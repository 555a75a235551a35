package org.codexfield.licensing.service;

import java.util.List;
import java.util.Set;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Membership;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;

/**
 * Who looks at a list, and what of it they may see.
 *
 * @param asConsumer whether they see what their organisation asked for or holds
 * @param asProvider whether they see what others asked their organisation for
 * @param memberships every organisation that the person is a member of or was, once each
 */
public record Viewer(
        AccountId account,
        OrganisationId organisation,
        Set<Role> roles,
        boolean asConsumer,
        boolean asProvider,
        List<Membership> memberships) {}
