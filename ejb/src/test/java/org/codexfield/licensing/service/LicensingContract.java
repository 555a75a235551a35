package org.codexfield.licensing.service;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.Caller;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests of a contract: a hospital offers, an institute asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LicensingContract {
    private static final int SECONDS = 20;
    static final ListQuery ALL = ListQuery.first(200);

    private final Supplier<TestDatabase> source;
    LicensingApplication own;

    LicensingContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeAll
    void start() {
        own = new LicensingApplication(source.get());
    }

    @AfterAll
    void stop() throws SQLException {
        own.close();
    }

    void change(AccessRequestId id, String why) {
        own.app.does(
                own.requester,
                () ->
                        own.get(AccessRequestService.class)
                                .edit(
                                        id,
                                        new RequestDraft.Asked(
                                                Set.of("research"),
                                                Set.of(Action.INVOKE),
                                                Map.of("why", why)),
                                        Optional.empty()));
    }

    List<UUID> rows(Caller by, Waiting waiting) {
        return own
                .app
                .as(by, () -> own.get(RequestReadingService.class).list(waiting, ALL))
                .items()
                .stream()
                .map(RequestRow::id)
                .toList();
    }

    List<String> texts(Caller by, AccessRequestId id) {
        return own
                .app
                .as(by, () -> own.get(RequestReadingService.class).history(id, ALL))
                .items()
                .stream()
                .map(EntryView::text)
                .toList();
    }

    List<String> mails(Caller to) {
        return own.app.mails(
                own.app.in(() -> own.app.identity.accounts.get(to.account())).email().value());
    }

    long leaves(String type, AccessRequestId of) {
        return own.app
                .identity
                .database
                .sql()
                .number(
                        "SELECT count(*) FROM evidence.document WHERE body LIKE ?"
                                + " AND body LIKE ?",
                        List.of("%\"type\":\"" + type + "\"%", "%\"request\":\"" + of + "\"%"));
    }

    String fetch(Caller by, GrantId grant) {
        return own.app.as(by, () -> own.get(CredentialService.class).credential(grant));
    }

    String list(UUID id) {
        return own.app.as(
                Caller.anonymous("192.0.2.1"),
                () -> own.get(CredentialService.class).statusList(id));
    }

    Optional<VerificationKey> key(String kid) {
        return own.app.in(() -> own.app.identity.signingKeys.all(own.hospital.id())).stream()
                .filter(key -> (own.hospital.did() + "#" + key.kid()).equals(kid))
                .map(key -> VerificationKey.ofMultikey(key.publicKeyMultibase()))
                .findFirst();
    }

    static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The other one did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
