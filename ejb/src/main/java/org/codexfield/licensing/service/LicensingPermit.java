package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.model.Decider;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.NotPermitted;

/** Decides whether the caller may do something in licensing: the authority. */
@ApplicationScoped
public class LicensingPermit {

    private CurrentUser currentUser;
    private Participants participants;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected LicensingPermit() {}

    @Inject
    LicensingPermit(CurrentUser currentUser, Participants participants) {
        this.currentUser = currentUser;
        this.participants = participants;
    }

    /**
     * Goes on only if the caller may.
     *
     * @param organisation the provider or the consumer, as the command's scope says
     * @throws NotPermitted otherwise
     */
    public Caller require(LicensingCommand command, OrganisationId organisation) {
        if (!allows(command, organisation)) {
            throw new NotPermitted(command);
        }
        return currentUser.caller();
    }

    /**
     * The same, as somebody who is about to decide.
     *
     * @param since when the request was begun
     */
    public Decider decider(LicensingCommand command, OrganisationId organisation, Instant since) {
        require(command, organisation);
        return decider(since);
    }

    /** Whoever calls, with all that they were a member of since a request was begun. */
    public Decider decider(Instant since) {
        var caller = currentUser.caller();
        return Decider.of(caller, participants.organisationsOf(caller.account(), since));
    }

    /** Whether the caller may. */
    public boolean allows(LicensingCommand command, OrganisationId organisation) {
        var caller = currentUser.caller();
        return command.roles().stream().anyMatch(role -> caller.has(role, organisation));
    }

    /** Whoever calls. */
    public Caller caller() {
        return currentUser.caller();
    }
}
