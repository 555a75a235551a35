package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Role;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.RegistrantMayNotApprove;
import org.codexfield.identity.model.SlugIsTaken;
import org.codexfield.identity.model.StateForbidsCommand;
import org.codexfield.identity.model.TooManyRegistrations;
import org.codexfield.identity.model.TooManyRegistrationsToday;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationServiceTest extends IdentityServiceTest {

    private static final Caller VISITOR = Caller.anonymous("198.51.100.7");

    private static final EmailAddress CONTACT = new EmailAddress("contact@acme.example");

    private OrganisationService service;
    private Caller operator;

    @BeforeAll
    void find() {
        service = app.get(OrganisationService.class);
        operator = app.operator();
    }

    /** So that no test counts what another registered from the same network. */
    @BeforeEach
    void waitADay() {
        app.clock.pass(Duration.ofDays(1));
    }

    @Test
    void register_isOpenToVisitors_andNamesTheOrganisationUnderThePublicAddress() {
        var view = register(VISITOR, "acme");

        assertThat(view.status()).isEqualTo("registered");
        assertThat(view.did()).isEqualTo("did:web:portal.example.org:organisations:acme");
        assertThat(app.audited("organisation-registered", VISITOR)).isPositive();
    }

    @Test
    void register_isRefused_whenTheShortNameIsTaken_alsoByTheInstallation() {
        register(VISITOR, "taken");

        assertThatThrownBy(() -> register(VISITOR, "taken")).isInstanceOf(SlugIsTaken.class);
        assertThatThrownBy(() -> register(VISITOR, "installation")).isInstanceOf(SlugIsTaken.class);
    }

    @Test
    void aShortNameThatWasRefused_isFreeForWhoeverAsksNext() {
        var first = register(VISITOR, "second-try");
        app.does(operator, () -> service.reject("second-try", "unknown to us"));

        var again = register(VISITOR, "second-try");

        assertThat(again.status()).isEqualTo("registered");
        assertThat(again.id()).as("whose evidence is whose").isNotEqualTo(first.id());
        assertThat(again.did()).isEqualTo(first.did());
        assertThatThrownBy(() -> register(VISITOR, "second-try")).isInstanceOf(SlugIsTaken.class);
        app.does(operator, () -> service.approve("second-try"));
        assertThat(see(VISITOR, "second-try").status()).isEqualTo("active");
        assertThatThrownBy(() -> register(VISITOR, "second-try")).isInstanceOf(SlugIsTaken.class);
    }

    @Test
    void aNetwork_sendsAtMostTwentyRegistrationsADay() {
        for (int i = 0; i < 20; i++) {
            register(Caller.anonymous("203.0.113." + i), "net-" + i);
        }

        assertThatThrownBy(() -> register(Caller.anonymous("203.0.113.99"), "net-20"))
                .isInstanceOf(TooManyRegistrationsToday.class);
        register(Caller.anonymous("203.0.114.1"), "net-20");
        app.clock.pass(Duration.ofDays(1));
        register(Caller.anonymous("203.0.113.99"), "net-21");
    }

    @Test
    void aRegistrationThatNobodyDecides_lapsesAfterThirtyDays_andItsShortNameIsFree() {
        var lapsed = register(VISITOR, "forgotten");
        var deadlines = app.get(RegistrationDeadlines.class);
        var id = new OrganisationId(lapsed.id());
        app.clock.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(app.in(deadlines::lapsed)).doesNotContain(id);
        app.does(Caller.system(), () -> deadlines.lapse(id));
        assertThat(see(operator, "forgotten").status()).isEqualTo("registered");

        app.clock.pass(Duration.ofSeconds(1));
        assertThat(app.in(deadlines::lapsed)).contains(id);
        app.does(Caller.system(), () -> deadlines.lapse(id));

        assertThat(app.in(deadlines::lapsed)).doesNotContain(id);
        assertThat(see(operator, "forgotten").status()).isEqualTo("rejected");
        assertThat(see(operator, "forgotten").reason()).contains("30 days");
        assertThat(register(VISITOR, "forgotten").id()).isNotEqualTo(lapsed.id());
    }

    @Test
    void whatWasDecided_doesNotLapse() {
        var decided = new OrganisationId(register(VISITOR, "decided").id());
        app.does(operator, () -> service.approve("decided"));
        app.clock.pass(Duration.ofDays(31));

        app.does(Caller.system(), () -> app.get(RegistrationDeadlines.class).lapse(decided));

        assertThat(see(VISITOR, "decided").status()).isEqualTo("active");
    }

    @Test
    void oneContact_hasNoMoreThanTenRegistrationsWaiting() {
        for (int i = 0; i < 10; i++) {
            register(VISITOR, "swarm-" + i, "swarm@bees.example");
        }

        assertThatThrownBy(() -> register(VISITOR, "swarm-10", "swarm@bees.example"))
                .isInstanceOf(TooManyRegistrations.class);
        app.does(operator, () -> service.reject("swarm-3", "a swarm"));
        register(VISITOR, "swarm-10", "swarm@bees.example");
        assertThatThrownBy(() -> register(VISITOR, "swarm-3", "swarm@bees.example"))
                .isInstanceOf(TooManyRegistrations.class);
    }

    @Test
    void theInstallation_hasNoMoreThanAThousandRegistrationsWaiting() throws SQLException {
        try (var flooded = IdentityApplication.founded(TestDatabase.h2())) {
            flooded.in(
                    () -> {
                        for (int i = 0; i < 1_000; i++) {
                            flooded.identity.organisations.add(
                                    TestIdentity.registered("flood-" + i));
                        }
                        return true;
                    });
            var service = flooded.get(OrganisationService.class);

            assertThatThrownBy(
                            () ->
                                    flooded.as(
                                            VISITOR,
                                            () -> service.register(profile("one-more"), CONTACT)))
                    .isInstanceOf(TooManyRegistrations.class);
        }
    }

    @Test
    void approve_givesAFirstKey_andInvitesTheContactAsAdministrator() {
        register(VISITOR, "approved");

        app.does(operator, () -> service.approve("approved"));

        assertThat(see(VISITOR, "approved").status()).isEqualTo("active");
        assertThat(app.as(VISITOR, () -> app.get(SigningKeyService.class).list("approved")))
                .singleElement()
                .satisfies(key -> assertThat(key.custody()).isEqualTo("hosted"));
        assertThat(app.mails("contact@approved.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("The approved"));
        var offer =
                app.as(
                        VISITOR,
                        () ->
                                app.get(InvitationAcceptance.class)
                                        .look(app.mailedToken("contact@approved.example")));
        assertThat(offer.organisation()).isEqualTo("The approved");
        assertThat(app.audited("organisation-approved", operator)).isPositive();
        assertThat(app.audited("signing-key-created", operator)).isPositive();
    }

    @Test
    void approve_isRefused_forTheOneWhoRegistered_whateverTheirRole() {
        register(operator, "own");

        assertThatThrownBy(() -> app.does(operator, () -> service.approve("own")))
                .isInstanceOf(RegistrantMayNotApprove.class);
        assertThatThrownBy(() -> app.does(operator, () -> service.reject("own", "no")))
                .isInstanceOf(RegistrantMayNotApprove.class);
        assertThat(see(operator, "own").status()).isEqualTo("registered");
        app.does(app.anotherOperator(), () -> service.approve("own"));
        assertThat(see(operator, "own").status()).isEqualTo("active");
    }

    @Test
    void approve_twice_isRefused_andInvitesOnce() {
        register(VISITOR, "twice");
        app.does(operator, () -> service.approve("twice"));

        assertThatThrownBy(() -> app.does(operator, () -> service.approve("twice")))
                .isInstanceOf(StateForbidsCommand.class);
        assertThat(app.mails("contact@twice.example")).hasSize(1);
    }

    @Test
    void anOperatorElsewhere_isNoOperatorHere() {
        register(VISITOR, "elsewhere");
        var other = app.identity.anOrganisation();
        var impostor = TestIdentity.caller(app.identity.aMember(other, Role.OPERATOR));

        assertThatThrownBy(() -> app.does(impostor, () -> service.approve("elsewhere")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> see(impostor, "elsewhere"))
                .isInstanceOf(OrganisationIsUnknown.class);
        assertThat(app.as(impostor, service::waiting)).isZero();
    }

    @Test
    void aRegisteredOrganisation_isSeenByOperatorsAlone() {
        register(VISITOR, "hidden");

        assertThatThrownBy(() -> see(VISITOR, "hidden")).isInstanceOf(OrganisationIsUnknown.class);
        assertThat(see(operator, "hidden").status()).isEqualTo("registered");
        assertThat(slugs(VISITOR, "hidden")).isEmpty();
        assertThat(slugs(operator, "hidden")).containsExactly("hidden");
        assertThat(app.as(VISITOR, service::waiting)).isZero();
        assertThat(app.as(operator, service::waiting)).isPositive();
    }

    @Test
    void aRejectedOrganisation_staysHidden_andItsReasonIsForOperators() {
        register(VISITOR, "rejected");
        app.does(operator, () -> service.reject("rejected", "not real"));

        assertThatThrownBy(() -> see(VISITOR, "rejected"))
                .isInstanceOf(OrganisationIsUnknown.class);
        assertThat(see(operator, "rejected").reason()).isEqualTo("not real");
    }

    @Test
    void aSuspendedOrganisation_isKnown_butNotWhy_toThoseOutside() {
        var acme = app.identity.anOrganisation();
        var insider = TestIdentity.caller(app.identity.aMember(acme, Role.REQUESTER));
        app.does(operator, () -> service.suspend(acme.slug(), "did not pay"));

        assertThat(see(VISITOR, acme.slug()).status()).isEqualTo("suspended");
        assertThat(see(VISITOR, acme.slug()).reason()).isEmpty();
        assertThat(see(insider, acme.slug()).reason()).isEqualTo("did not pay");
        assertThat(see(operator, acme.slug()).reason()).isEqualTo("did not pay");
        assertThat(slugs(VISITOR, acme.slug())).isEmpty();

        app.does(operator, () -> service.resume(acme.slug()));
        assertThat(slugs(VISITOR, acme.slug())).containsExactly(acme.slug());
    }

    @Test
    void unknownOrganisations_areRefused_toOperatorsToo() {
        for (var slug : new String[] {"nowhere", "", "a\u0000b", "' OR '1'='1"}) {
            assertThatThrownBy(() -> app.does(operator, () -> service.approve(slug)))
                    .isInstanceOf(OrganisationIsUnknown.class);
        }
        assertThatThrownBy(() -> see(VISITOR, "nowhere")).isInstanceOf(OrganisationIsUnknown.class);
        assertThatThrownBy(() -> see(VISITOR, "a\u0000b"))
                .isInstanceOf(OrganisationIsUnknown.class);
    }

    private OrganisationView register(Caller by, String slug) {
        return register(by, slug, "contact@" + slug + ".example");
    }

    private OrganisationView register(Caller by, String slug, String contact) {
        return app.as(by, () -> service.register(profile(slug), new EmailAddress(contact)));
    }

    private static OrganisationProfile profile(String slug) {
        return new OrganisationProfile(
                new Slug(slug), "The " + slug, Set.of(OrganisationKind.PROVIDER));
    }

    private OrganisationView see(Caller by, String slug) {
        return app.as(by, () -> service.get(slug));
    }

    private List<String> slugs(Caller by, String containing) {
        return app
                .as(by, () -> service.list(ListQuery.first(10).containing(containing)))
                .items()
                .stream()
                .map(OrganisationView::slug)
                .toList();
    }
}
