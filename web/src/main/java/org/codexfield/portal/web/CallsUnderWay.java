package org.codexfield.portal.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codexfield.shared.service.IdempotentCall;

/**
 * The keyed requests that this server is answering, so that a repeated one is refused at once
 * instead of waiting for a lock with a thread and a connection. Other servers' are found in the
 * database.
 */
@ApplicationScoped
public class CallsUnderWay {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** Whether nobody else is answering a request with this key. */
    boolean enter(IdempotentCall call) {
        return keys.add(name(call));
    }

    void leave(IdempotentCall call) {
        keys.remove(name(call));
    }

    private static String name(IdempotentCall call) {
        return call.caller() + " " + call.key();
    }
}
