package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Role;
import org.codexfield.identity.RoleIsUnknown;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Members;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;

/**
 * Takes over the roles that the identity provider asserts, where IT has decided that it may. They
 * replace the roles in the organisations named; organisations that are not named, or that the
 * person is no member of, are left alone. What cannot hold here is left out and logged: a typing
 * error at the provider keeps nobody from signing in.
 */
@ApplicationScoped
class AssertedRoles {

    private static final System.Logger LOG = System.getLogger(AssertedRoles.class.getName());

    @Inject Organisations organisations;
    @Inject Members members;
    @Inject Installation installation;
    @Inject Event<Fact> facts;

    void apply(AccountId account, List<String> asserted) {
        byOrganisation(asserted)
                .forEach(
                        (slug, roles) ->
                                organisations
                                        .find(slug)
                                        .map(found -> organisations.lock(found.id()))
                                        .ifPresent(locked -> apply(account, locked, roles)));
    }

    private void apply(AccountId account, Organisation organisation, Set<Role> asserted) {
        var roles = EnumSet.copyOf(asserted);
        if (!organisation.id().equals(installation.organisation())) {
            roles.remove(Role.OPERATOR);
        }
        members.find(organisation.id(), account)
                .ifPresent(
                        member -> {
                            keepLast(member, roles, Role.ADMINISTRATOR);
                            keepLast(member, roles, Role.OPERATOR);
                            if (!roles.isEmpty() && !roles.equals(member.roles())) {
                                facts.fire(member.assertRoles(roles));
                            }
                        });
    }

    /** An organisation without administrator could never have one again. */
    private void keepLast(Member member, Set<Role> roles, Role role) {
        boolean last =
                member.roles().contains(role)
                        && !roles.contains(role)
                        && members.countWith(member.organisation(), role) == 1;
        if (last) {
            LOG.log(Level.WARNING, "{0} keeps its last {1}", member.organisation(), role.code());
            roles.add(role);
        }
    }

    private static Map<String, Set<Role>> byOrganisation(List<String> asserted) {
        // in the order of names, so that two logins at once lock in the same order
        var roles = new TreeMap<String, Set<Role>>();
        for (var each : asserted) {
            int colon = each.indexOf(':');
            if (colon < 1) {
                LOG.log(Level.WARNING, "The asserted role {0} names no organisation", each);
                continue;
            }
            try {
                var role = Role.parseAll(List.of(each.substring(colon + 1)));
                roles.computeIfAbsent(each.substring(0, colon), slug -> EnumSet.noneOf(Role.class))
                        .addAll(role);
            } catch (RoleIsUnknown unknown) {
                LOG.log(Level.WARNING, "The asserted role {0} does not exist", each);
            }
        }
        return roles;
    }
}
