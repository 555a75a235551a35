package org.codexfield.identity.service;

import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.model.PasswordHasher;

/** Hashes nothing, and counts how often it was asked: the real one takes its time. */
final class QuickHasher implements PasswordHasher {

    final AtomicInteger computed = new AtomicInteger();

    @Override
    public String hash(String password) {
        return "quick:" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        computed.incrementAndGet();
        return hash.equals(hash(password));
    }

    @Override
    public boolean matchesNothing(String password) {
        computed.incrementAndGet();
        return false;
    }
}
