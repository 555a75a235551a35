package org.codexfield.capsules.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.NotPermitted;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.OrganisationId;

/** Decides whether the caller may do something to an organisation's capsules: the authority. */
@ApplicationScoped
public class CapsulePermit {

    private CurrentUser currentUser;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected CapsulePermit() {}

    @Inject
    CapsulePermit(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * Goes on only if the caller may.
     *
     * @throws NotPermitted otherwise
     */
    public Caller require(CapsuleCommand command, OrganisationId owner) {
        if (!allows(command, owner)) {
            throw new NotPermitted(command);
        }
        return currentUser.caller();
    }

    /** Whether the caller may. */
    public boolean allows(CapsuleCommand command, OrganisationId owner) {
        var caller = currentUser.caller();
        return command.roles().stream().anyMatch(role -> caller.has(role, owner));
    }

    /** Whose unpublished versions the caller sees. */
    Optional<OrganisationId> seesDraftsOf() {
        return Optional.of(currentUser.caller().organisation())
                .filter(own -> allows(CapsuleCommand.READ_DRAFTS, own));
    }
}
