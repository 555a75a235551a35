package org.codexfield.identity.service;

import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.model.PasswordHasher;
import org.codexfield.identity.model.SignInIsBusy;

/** Hashes nothing, and counts how often it was asked: the real one takes its time. */
final class QuickHasher implements PasswordHasher {

    final AtomicInteger computed = new AtomicInteger();
    volatile boolean busy;

    @Override
    public String hash(String password) {
        return "quick:" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        compute();
        return hash.equals(hash(password));
    }

    @Override
    public boolean matchesNothing(String password) {
        compute();
        return false;
    }

    private void compute() {
        if (busy) {
            throw new SignInIsBusy();
        }
        computed.incrementAndGet();
    }
}
