package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.identity.Caller;
import org.codexfield.identity.SystemCalls;

/** A timer has a request of its own, in which nobody has signed in. */
@ApplicationScoped
class TimerCalls implements SystemCalls {

    @Inject CallerHolder holder;

    @Override
    public void begin() {
        holder.establish(Caller.system());
    }
}
