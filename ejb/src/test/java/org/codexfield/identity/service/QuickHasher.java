package org.codexfield.identity.service;

import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.identity.model.PasswordHasher;
import org.codexfield.identity.model.SignInIsBusy;
import org.codexfield.shared.persistence.TestDatabase;

/**
 * Hashes nothing, and counts how often it was asked: the real one takes its time. So no transaction
 * may be open meanwhile, which would keep a connection from others.
 */
final class QuickHasher implements PasswordHasher {

    final AtomicInteger computed = new AtomicInteger();
    volatile boolean busy;
    private final TestDatabase database;

    QuickHasher(TestDatabase database) {
        this.database = database;
    }

    @Override
    public String hash(String password) {
        requireNoTransaction();
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

    private void requireNoTransaction() {
        if (database.isInTransaction()) {
            throw new AssertionError("A transaction is open while a password is hashed");
        }
    }

    private void compute() {
        requireNoTransaction();
        if (busy) {
            throw new SignInIsBusy();
        }
        computed.incrementAndGet();
    }
}
