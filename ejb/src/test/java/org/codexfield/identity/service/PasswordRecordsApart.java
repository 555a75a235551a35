package org.codexfield.identity.service;

import jakarta.inject.Inject;
import org.codexfield.identity.AccountId;
import org.codexfield.shared.persistence.TestDatabase;

/** Makes each step a transaction, as the container does. */
final class PasswordRecordsApart extends PasswordRecords {

    private final TestDatabase database;

    @Inject
    PasswordRecordsApart(TestDatabase database) {
        this.database = database;
    }

    @Override
    public Present present(AccountId id) {
        return database.inTransaction(() -> super.present(id));
    }

    @Override
    public void change(AccountId id, Present judged, String hash) {
        database.inTransaction(() -> super.change(id, judged, hash));
    }

    @Override
    public void requireLink(String token) {
        database.inTransaction(() -> super.requireLink(token));
    }

    @Override
    public void reset(String token, String hash) {
        database.inTransaction(() -> super.reset(token, hash));
    }
}
