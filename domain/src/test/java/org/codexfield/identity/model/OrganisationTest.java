package org.codexfield.identity.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME_DID;
import static org.codexfield.identity.model.IdentityFixture.ANN;
import static org.codexfield.identity.model.IdentityFixture.ANN_MAIL;
import static org.codexfield.identity.model.IdentityFixture.INSTALLATION;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.anOperator;
import static org.codexfield.identity.model.IdentityFixture.anOrganisation;
import static org.codexfield.identity.model.IdentityFixture.caller;
import static org.codexfield.identity.model.IdentityFixture.nobody;
import static org.codexfield.identity.model.IdentityFixture.registeredBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationApproved;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationNeedsAKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Role;
import org.codexfield.identity.Slug;
import org.codexfield.shared.Digest;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationTest {

    @Test
    void register_waitsForADecision() {
        var organisation = registeredBy(ANN);

        var fact = organisation.registered();

        assertThat(organisation.status()).isEqualTo(OrganisationStatus.REGISTERED);
        assertThat(organisation.slug()).isEqualTo("acme");
        assertThat(organisation.did()).isEqualTo(ACME_DID);
        assertThat(organisation.contact()).isEqualTo(ANN_MAIL);
        assertThat(organisation.kinds())
                .containsExactlyInAnyOrder(OrganisationKind.PROVIDER, OrganisationKind.CONSUMER);
        assertThat(fact.command()).isEqualTo("organisation-registered");
        assertThat(fact.subject().organisation()).isEqualTo(organisation.id().value());
        assertThat(fact.change().before()).isEqualTo(Digest.ZERO);
    }

    @Test
    void register_isRefused_withoutAKind() {
        assertThatThrownBy(() -> new OrganisationProfile(new Slug("acme"), "Acme", Set.of()))
                .isInstanceOf(OrganisationNeedsAKind.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "two\nlines", "\u202Eemca"})
    void register_isRefused_withANameThatPeopleCannotRead(String name) {
        assertThatThrownBy(
                        () ->
                                new OrganisationProfile(
                                        new Slug("acme"), name, Set.of(OrganisationKind.PROVIDER)))
                .isInstanceOf(TextIsUnacceptable.class);
    }

    @Test
    void itsState_coversWhoRegisteredIt_andItsContact() {
        var organisation = registeredBy(ANN);

        assertThat(organisation.registered().change().after())
                .isEqualTo(
                        StateDigest.of(
                                Map.of(
                                        "id",
                                        organisation.id().toString(),
                                        "slug",
                                        "acme",
                                        "name",
                                        "Acme",
                                        "kinds",
                                        "CONSUMER,PROVIDER",
                                        "did",
                                        ACME_DID.value(),
                                        "status",
                                        "REGISTERED",
                                        "reason",
                                        "",
                                        "contact",
                                        Digest.of(ANN_MAIL.value().getBytes(UTF_8)).hex(),
                                        "registeredBy",
                                        ANN.value().toString(),
                                        "registeredAt",
                                        NOON.toString())));
    }

    @Test
    void lapse_refusesIt_afterThirtyDaysWithoutADecision() {
        var organisation = registeredBy(ANN);
        var before = organisation.registered().change().after();
        var end = NOON.plus(Organisation.WAITS);

        assertThat(organisation.lapse(end.minusMillis(1))).isEmpty();
        var fact = organisation.lapse(end).orElseThrow();

        assertThat(organisation.status()).isEqualTo(OrganisationStatus.REJECTED);
        assertThat(fact.decidedBy()).isEqualTo(Caller.system().member());
        assertThat(fact.change().before()).isEqualTo(before);
        assertThat(organisation.lapse(end)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = OrganisationStatus.class, names = "REGISTERED", mode = Mode.EXCLUDE)
    void lapse_leavesWhatWasDecided(OrganisationStatus status) {
        var organisation = anOrganisation(status);

        assertThat(organisation.lapse(NOON.plus(Organisation.WAITS))).isEmpty();
        assertThat(organisation.status()).isEqualTo(status);
    }

    @Test
    void approve_letsItTakePart_andTellsWhoDecided() {
        var organisation = registeredBy(ANN);
        var before = organisation.registered().change().after();

        var fact = organisation.approve(anOperator(), NOON);

        assertThat(organisation.status()).isEqualTo(OrganisationStatus.ACTIVE);
        assertThat(fact)
                .isEqualTo(
                        new OrganisationApproved(
                                organisation.id(),
                                ACME_DID,
                                anOperator().member(),
                                fact.change(),
                                NOON));
        assertThat(fact.change().before()).isEqualTo(before);
        assertThat(fact.change().after()).isNotEqualTo(before);
    }

    @Test
    void approve_isRefused_whenTheCallerRegisteredIt() {
        var organisation = registeredBy(ANN);
        var ann = caller(ANN, INSTALLATION, Role.OPERATOR);

        assertThatThrownBy(() -> organisation.approve(ann, NOON))
                .isInstanceOf(RegistrantMayNotApprove.class);
        assertThat(organisation.status()).isEqualTo(OrganisationStatus.REGISTERED);
    }

    @Test
    void reject_isRefused_whenTheCallerRegisteredIt() {
        var organisation = registeredBy(ANN);
        var ann = caller(ANN, INSTALLATION, Role.OPERATOR);

        assertThatThrownBy(() -> organisation.reject("mine", ann, NOON))
                .isInstanceOf(RegistrantMayNotApprove.class);
        assertThat(organisation.status()).isEqualTo(OrganisationStatus.REGISTERED);
    }

    @Test
    void approve_isOpenToAnyOperator_whenSomebodyWithoutLoginRegisteredIt() {
        var organisation = registeredBy(nobody());

        organisation.approve(anOperator(), NOON);

        assertThat(organisation.status()).isEqualTo(OrganisationStatus.ACTIVE);
    }

    @Test
    void reject_isRefused_withoutAReason() {
        var organisation = registeredBy(ANN);

        assertThatThrownBy(() -> organisation.reject(" ", anOperator(), NOON))
                .isInstanceOf(TextIsUnacceptable.class);
        assertThat(organisation.status()).isEqualTo(OrganisationStatus.REGISTERED);
    }

    @Test
    void suspend_isRefused_withoutAReason() {
        var organisation = anOrganisation(OrganisationStatus.ACTIVE);

        assertThatThrownBy(() -> organisation.suspend("", anOperator(), NOON))
                .isInstanceOf(TextIsUnacceptable.class);
        assertThat(organisation.status()).isEqualTo(OrganisationStatus.ACTIVE);
    }

    @Test
    void suspend_isRefused_forTheInstallationItself() {
        var installation = registeredBy(nobody());
        installation.foundInstallation();
        var operator = caller(ANN, installation.id(), Role.OPERATOR);

        assertThatThrownBy(() -> installation.suspend("tired", operator, NOON))
                .isInstanceOf(InstallationStays.class);
        assertThat(installation.status()).isEqualTo(OrganisationStatus.ACTIVE);
    }

    @Test
    void foundInstallation_makesItActive_withoutAnybodysApproval() {
        var installation = registeredBy(nobody());

        installation.foundInstallation();

        assertThat(installation.status()).isEqualTo(OrganisationStatus.ACTIVE);
    }

    @Test
    void everyFact_startsWhereTheOneBeforeEnded() {
        var organisation = registeredBy(ANN);
        var registered = organisation.registered();
        var approved = organisation.approve(anOperator(), NOON);
        var suspended = organisation.suspend("unpaid", anOperator(), NOON);
        var resumed = organisation.resume(anOperator(), NOON);

        assertThat(approved.change().before()).isEqualTo(registered.change().after());
        assertThat(suspended.change().before()).isEqualTo(approved.change().after());
        assertThat(resumed.change().before()).isEqualTo(suspended.change().after());
        assertThat(resumed.change().after())
                .as("the state without a reason is the one before the suspension")
                .isEqualTo(approved.change().after());
    }

    @Test
    void decisions_nameIdentifiersAlone_inTheLog() {
        var organisation = registeredBy(ANN);
        var facts =
                List.<LoggedFact>of(
                        organisation.approve(anOperator(), NOON),
                        organisation.suspend("Ann Smith did not pay", anOperator(), NOON),
                        organisation.resume(anOperator(), NOON),
                        registeredBy(ANN).reject("Ann Smith is unknown", anOperator(), NOON));

        assertThat(facts)
                .extracting(LoggedFact::leafType)
                .containsExactly(
                        "organisation.approved",
                        "organisation.suspended",
                        "organisation.resumed",
                        "organisation.rejected");
        assertThat(facts)
                .allSatisfy(
                        fact ->
                                assertThat(fact.document())
                                        .containsOnlyKeys("organisation", "did", "decidedBy")
                                        .doesNotContainValue("Acme"));
    }
}
