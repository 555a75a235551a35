package org.codexfield.identity.service;

import org.codexfield.evidence.Actor;
import org.codexfield.evidence.ActorSource;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;

/** Whoever a test says calls; in each thread somebody else. */
final class Somebody implements CurrentUser, ActorSource {

    @SuppressWarnings("ThreadLocalUsage") // one for each application
    private final ThreadLocal<Caller> caller = ThreadLocal.withInitial(Caller::system);

    void is(Caller now) {
        caller.set(now);
    }

    @Override
    public Caller caller() {
        return caller.get();
    }

    @Override
    public Actor actor() {
        return CallerHolder.actor(caller.get());
    }
}
