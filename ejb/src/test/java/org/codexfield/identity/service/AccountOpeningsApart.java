package org.codexfield.identity.service;

import jakarta.inject.Inject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.shared.persistence.TestDatabase;

/** Makes each step a transaction, as the container does. */
final class AccountOpeningsApart extends AccountOpenings {

    private final TestDatabase database;

    @Inject
    AccountOpeningsApart(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void requireInvitation(String token) {
        database.inTransaction(() -> super.requireInvitation(token));
    }

    @Override
    public AccountId byInvitation(String token, String name, String hash) {
        return database.inTransaction(() -> super.byInvitation(token, name, hash));
    }

    @Override
    public void requireSetUp(String token) {
        database.inTransaction(() -> super.requireSetUp(token));
    }

    @Override
    public AccountId bySetUp(String token, EmailAddress email, String name, String hash) {
        return database.inTransaction(() -> super.bySetUp(token, email, name, hash));
    }
}
