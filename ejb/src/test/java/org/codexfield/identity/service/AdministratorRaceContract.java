package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.LastAdministratorStays;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Administrators who act against each other at the same moment: one always stays. */
abstract class AdministratorRaceContract {

    private final Supplier<TestDatabase> source;
    private IdentityApplication app;

    AdministratorRaceContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeEach
    void start() {
        app = IdentityApplication.founded(source.get());
    }

    @AfterEach
    void stop() throws SQLException {
        app.close();
    }

    @RepeatedTest(5)
    void twoAdministrators_demotingEachOther_leaveOne() throws Exception {
        var acme = app.identity.anOrganisation();
        var ann = app.identity.aMember(acme, Role.ADMINISTRATOR);
        var bob = app.identity.aMember(acme, Role.ADMINISTRATOR);

        var outcomes = atOnce(() -> demote(acme, ann, bob), () -> demote(acme, bob, ann));

        assertThat(outcomes).as("what one of them was told").hasSize(1);
        assertThat(outcomes.get(0))
                .isInstanceOfAny(LastAdministratorStays.class, NotPermitted.class);
        assertThat(administrators(acme)).isOne();
    }

    @RepeatedTest(5)
    void twoAdministrators_leavingTogether_leaveOne() throws Exception {
        var acme = app.identity.anOrganisation();
        var ann = app.identity.aMember(acme, Role.ADMINISTRATOR);
        var bob = app.identity.aMember(acme, Role.ADMINISTRATOR);

        var outcomes = atOnce(() -> leave(acme, ann), () -> leave(acme, bob));

        assertThat(outcomes).singleElement().isInstanceOf(LastAdministratorStays.class);
        assertThat(administrators(acme)).isOne();
    }

    private void demote(Organisation acme, Member by, Member whom) {
        app.as(
                caller(by),
                () ->
                        app.get(MemberService.class)
                                .changeRoles(
                                        acme.slug(),
                                        whom.id(),
                                        Set.of(Role.AUDITOR),
                                        Optional.empty()));
    }

    private void leave(Organisation acme, Member who) {
        app.does(
                caller(who),
                () -> app.get(MemberService.class).end(acme.slug(), who.id(), Optional.empty()));
    }

    private long administrators(Organisation acme) {
        return app.in(() -> app.identity.members.countWith(acme.id(), Role.ADMINISTRATOR));
    }

    /** Runs both at once, and gives the refusals. */
    private static List<DomainException> atOnce(Runnable one, Runnable other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var together = new CyclicBarrier(2);
        try {
            var running = new ArrayList<Callable<Optional<DomainException>>>();
            for (var each : List.of(one, other)) {
                running.add(
                        () -> {
                            together.await();
                            return refusalOf(each);
                        });
            }
            var refusals = new ArrayList<DomainException>();
            for (var done : threads.invokeAll(running)) {
                done.get().ifPresent(refusals::add);
            }
            return refusals;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<DomainException> refusalOf(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (DomainException refusal) {
            return Optional.of(refusal);
        }
    }
}
