package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Organisations;

/** Tells pages what the caller may do, so that they offer nothing that would be refused. */
@Stateless
public class PermissionService {

    @Inject Organisations organisations;
    @Inject Installation installation;
    @Inject Permit permit;

    /**
     * The commands, by code, that the caller's roles allow in an organisation; whether the state of
     * a subject allows them too is another question.
     *
     * @throws org.codexfield.identity.model.OrganisationIsUnknown if there is none
     */
    @PermitAll
    public Set<String> commands(String slug) {
        var organisation = organisations.get(slug).id();
        return Stream.of(IdentityCommand.values())
                .filter(command -> permit.allows(command, organisation))
                .map(IdentityCommand::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Goes on only if the caller may: for a page that is of no use to anybody else.
     *
     * @param command its code
     * @throws org.codexfield.identity.model.NotPermitted otherwise
     * @throws org.codexfield.identity.model.OrganisationIsUnknown if there is none
     */
    @PermitAll
    public void require(String slug, String command) {
        permit.require(IdentityCommand.of(command), organisations.get(slug).id());
    }

    /**
     * The roles, by code, that a member of an organisation can have.
     *
     * @throws org.codexfield.identity.model.OrganisationIsUnknown if there is none
     */
    @PermitAll
    public List<String> roles(String slug) {
        boolean runsIt = organisations.get(slug).id().equals(installation.organisation());
        return Stream.of(Role.values())
                .filter(role -> runsIt || role != Role.OPERATOR)
                .map(Role::code)
                .toList();
    }
}
