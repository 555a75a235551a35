package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.MeteringCommand.Scope;
import org.codexfield.metering.model.NotPermitted;

/** Decides whether the caller may do something with nodes: the authority. */
@ApplicationScoped
public class NodePermit {

    private CurrentUser currentUser;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected NodePermit() {}

    @Inject
    NodePermit(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * Goes on only if the caller may.
     *
     * @param organisation as the command's scope says; of no importance for those of the
     *     installation
     * @throws NotPermitted otherwise
     */
    public Caller require(MeteringCommand command, OrganisationId organisation) {
        if (!allows(command, organisation)) {
            throw new NotPermitted(command);
        }
        return currentUser.caller();
    }

    /** Whether the caller may. */
    public boolean allows(MeteringCommand command, OrganisationId organisation) {
        var caller = currentUser.caller();
        // the role of an operator exists in the organisation that runs the installation alone
        var in = command.scope() == Scope.INSTALLATION ? caller.organisation() : organisation;
        return command.roles().stream().anyMatch(role -> caller.has(role, in));
    }

    /** Whoever calls. */
    public Caller caller() {
        return currentUser.caller();
    }
}
