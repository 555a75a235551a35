package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;
import static org.codexfield.identity.persistence.TestIdentity.registered;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.OrganisationStatus;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of organisations does. */
abstract class OrganisationsContract extends IdentityContract {

    private static final int SECONDS = 20;

    OrganisationsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var slug = aName();
        var kept = registered(slug);
        var told = kept.registered().change().after();
        identity.database.inTransaction(() -> identity.organisations.add(kept));

        var fact =
                identity.in(
                        () -> {
                            var found = identity.organisations.get(slug);
                            assertThat(found).isNotSameAs(kept);
                            assertThat(found.id()).isEqualTo(kept.id());
                            assertThat(found.name()).isEqualTo(kept.name());
                            assertThat(found.kinds()).isEqualTo(kept.kinds());
                            assertThat(found.did()).isEqualTo(kept.did());
                            assertThat(found.contact()).isEqualTo(kept.contact());
                            return found.approve(Caller.system(), NOON);
                        });

        assertThat(fact.change().before()).isEqualTo(told);
    }

    @Test
    void aChange_isKept_andCounted() {
        var slug = identity.anOrganisation().slug();
        long before = identity.in(() -> identity.organisations.get(slug).version());

        suspend(slug);

        var after = identity.in(() -> identity.organisations.get(slug));
        assertThat(after.status()).isEqualTo(OrganisationStatus.SUSPENDED);
        assertThat(after.version()).isEqualTo(before + 1);
    }

    @Test
    void anUnknownOrganisation_isRefused() {
        for (var slug :
                new String[] {"", "unknown", "a\u0000b", "' OR '1'='1", "%", "x".repeat(100_000)}) {
            assertThatThrownBy(() -> identity.in(() -> identity.organisations.get(slug)))
                    .isInstanceOf(OrganisationIsUnknown.class);
        }
        var id = OrganisationId.next(Instant.EPOCH);
        assertThatThrownBy(() -> identity.in(() -> identity.organisations.get(id)))
                .isInstanceOf(OrganisationIsUnknown.class);
        assertThatThrownBy(() -> identity.in(() -> identity.organisations.lock(id)))
                .isInstanceOf(OrganisationIsUnknown.class);
    }

    @Test
    void whatIsRemoved_leavesItsShortNameToAnother_inTheSameTransaction() {
        var slug = aName();
        var first = registered(slug);
        identity.database.inTransaction(() -> identity.organisations.add(first));
        var next = registered(slug);

        identity.database.inTransaction(
                () -> {
                    identity.organisations.remove(identity.organisations.get(slug));
                    identity.organisations.add(next);
                });

        assertThat(identity.in(() -> identity.organisations.get(slug).id())).isEqualTo(next.id());
        assertThatThrownBy(() -> identity.in(() -> identity.organisations.get(first.id())))
                .isInstanceOf(OrganisationIsUnknown.class);
    }

    @Test
    void anOrganisationThatSomebodyActedFor_isNotRemoved() {
        var organisation = identity.anOrganisation();
        identity.aMember(organisation, Role.STEWARD);

        assertConstraintRefuses(
                () ->
                        identity.database.inTransaction(
                                () ->
                                        identity.organisations.remove(
                                                identity.organisations.get(organisation.slug()))));
    }

    @Test
    void whatWaits_isFoundByItsAge() {
        var waiting = registered(aName());
        identity.database.inTransaction(() -> identity.organisations.add(waiting));
        var active = identity.anOrganisation();

        var found = identity.in(() -> identity.organisations.undecidedSince(NOON, 1_000));

        assertThat(found).contains(waiting.id()).doesNotContain(active.id());
        assertThat(identity.in(() -> identity.organisations.undecidedSince(NOON, 1))).hasSize(1);
        assertThat(
                        identity.in(
                                () ->
                                        identity.organisations.undecidedSince(
                                                NOON.minusMillis(1), 1_000)))
                .doesNotContain(waiting.id());
    }

    @Test
    void twoOfOneShortName_areRefused() {
        var slug = identity.anOrganisation().slug();

        assertConstraintRefuses(
                () ->
                        identity.database.inTransaction(
                                () -> identity.organisations.add(registered(slug))));
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        var slug = identity.anOrganisation().slug();

        assertLostRaceIsNoticed(
                () -> identity.organisations.get(slug),
                (Organisation found) -> found.suspend("unpaid", Caller.system(), NOON));
    }

    @Test
    void aLock_makesOthersWait_andShowsThemWhatWasChangedMeanwhile() throws Exception {
        var id = identity.anOrganisation().id();
        var threads = Executors.newSingleThreadExecutor();
        var locked = new CountDownLatch(1);
        try {
            var other =
                    identity.in(
                            () -> {
                                identity.organisations
                                        .lock(id)
                                        .suspend("unpaid", Caller.system(), NOON);
                                var waiting =
                                        threads.submit(
                                                () ->
                                                        identity.in(
                                                                () -> {
                                                                    identity.organisations.get(id);
                                                                    locked.countDown();
                                                                    return identity.organisations
                                                                            .lock(id)
                                                                            .status();
                                                                }));
                                await(locked);
                                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                                        .as("the other, while the lock is held")
                                        .isInstanceOf(TimeoutException.class);
                                return waiting;
                            });
            assertThat(other.get(SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(OrganisationStatus.SUSPENDED);
        } finally {
            threads.shutdownNow();
        }
    }

    private void suspend(String slug) {
        identity.in(
                () -> identity.organisations.get(slug).suspend("unpaid", Caller.system(), NOON));
    }
}
