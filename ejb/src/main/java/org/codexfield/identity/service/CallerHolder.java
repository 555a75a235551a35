package org.codexfield.identity.service;

import jakarta.enterprise.context.RequestScoped;
import org.codexfield.evidence.Actor;
import org.codexfield.evidence.ActorSource;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;

/**
 * Holds the caller of the running request, once the login has established it: nobody, until then.
 */
@RequestScoped
public class CallerHolder implements CurrentUser, ActorSource {

    private Caller caller = Caller.anonymous("unknown");

    /** Establishes the caller; the login mechanism and the timers alone call this. */
    public void establish(Caller established) {
        caller = established;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Actor actor() {
        return actor(caller);
    }

    /** A caller as evidence knows one. */
    static Actor actor(Caller caller) {
        return new Actor(
                caller.account().value(),
                caller.member().value(),
                caller.organisation().value(),
                caller.kind().name(),
                caller.apiKey().value(),
                caller.address());
    }
}
