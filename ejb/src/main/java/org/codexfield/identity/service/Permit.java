package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.IdentityCommand.Scope;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.LoginIsNeeded;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.PersonIsNeeded;

/** Decides whether the caller may do something in an organisation: the authority of identity. */
@ApplicationScoped
public class Permit {

    private CurrentUser currentUser;
    private Installation installation;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected Permit() {}

    @Inject
    Permit(CurrentUser currentUser, Installation installation) {
        this.currentUser = currentUser;
        this.installation = installation;
    }

    /**
     * Goes on only if the caller may.
     *
     * @param subject the organisation that the command concerns; of no importance for commands of
     *     the installation
     * @throws NotPermitted otherwise
     */
    public Caller require(IdentityCommand command, OrganisationId subject) {
        if (!allows(command, subject)) {
            throw new NotPermitted(command);
        }
        return currentUser.caller();
    }

    /** The same for commands of the installation. */
    public Caller require(IdentityCommand command) {
        return require(command, currentUser.caller().organisation());
    }

    /** Whoever calls. */
    public Caller caller() {
        return currentUser.caller();
    }

    /** Whether the caller may. */
    public boolean allows(IdentityCommand command, OrganisationId subject) {
        var caller = currentUser.caller();
        var organisation = command.scope() == Scope.OWN ? subject : installation.organisation();
        return command.roles().stream().anyMatch(role -> caller.has(role, organisation));
    }

    /**
     * The caller, if it is a person who signed in: an API key acts with some of a member's roles,
     * and must not reach beyond them.
     *
     * @param what completes the sentence "for ... sign in yourself"
     * @throws LoginIsNeeded if nobody signed in
     * @throws PersonIsNeeded if the caller is an API key
     */
    public Caller inPerson(String what) {
        var caller = person(what);
        if (caller.kind() == Caller.Kind.API_KEY) {
            throw new PersonIsNeeded(what);
        }
        return caller;
    }

    /**
     * The caller, if it is a person.
     *
     * @param what completes the sentence "sign in first: ..."
     * @throws LoginIsNeeded if nobody signed in
     */
    public Caller person(String what) {
        var caller = currentUser.caller();
        if (!caller.isPerson()) {
            throw new LoginIsNeeded(what);
        }
        return caller;
    }
}
