package org.codexfield.licensing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.model.LicensingFixture.ANN;
import static org.codexfield.licensing.model.LicensingFixture.APPROVAL;
import static org.codexfield.licensing.model.LicensingFixture.FORM;
import static org.codexfield.licensing.model.LicensingFixture.HOSPITAL;
import static org.codexfield.licensing.model.LicensingFixture.IMAGES;
import static org.codexfield.licensing.model.LicensingFixture.LONG_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.NOON;
import static org.codexfield.licensing.model.LicensingFixture.OWN_RULE;
import static org.codexfield.licensing.model.LicensingFixture.REVIEW;
import static org.codexfield.licensing.model.LicensingFixture.SHORT_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.SIGN_OFF;
import static org.codexfield.licensing.model.LicensingFixture.TERMS;
import static org.codexfield.licensing.model.LicensingFixture.VERSION;
import static org.codexfield.licensing.model.LicensingFixture.VERSIONS;
import static org.codexfield.licensing.model.LicensingFixture.WHY;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.Role;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.OfferStatus;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.shared.TextIsUnacceptable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTest {

    @Test
    void anOffer_isRevised_andClosed_andOpensAgain() {
        var offer = new Offer(HOSPITAL, IMAGES, "research", NOON);
        var made =
                offer.make(
                        offer.next(VERSIONS, TERMS, FORM, SHORT_ROUTE, ANN.account()),
                        ANN.member(),
                        NOON);
        assertThat(made.document())
                .containsEntry("revision", 1)
                .containsEntry("capsuleDigests", List.of(VERSION.hex()));

        var revised =
                offer.revise(
                        offer.next(VERSIONS, TERMS, FORM, LONG_ROUTE, ANN.account()),
                        ANN.member(),
                        NOON);
        assertThat(revised.offer().routeDigest()).isNotEqualTo(made.offer().routeDigest());
        assertThat(revised.offer().formDigest()).isEqualTo(made.offer().formDigest());
        var last = offer.next(VERSIONS, TERMS, FORM, LONG_ROUTE, ANN.account());
        offer.close(last, ANN.member(), NOON);
        assertThatThrownBy(offer::requireOpen).isInstanceOf(OfferIsClosed.class);
        assertThatThrownBy(() -> offer.close(last, ANN.member(), NOON))
                .isInstanceOf(StateForbidsCommand.class);
        offer.revise(
                offer.next(VERSIONS, TERMS, FORM, LONG_ROUTE, ANN.account()), ANN.member(), NOON);
        assertThat(offer.status()).isEqualTo(OfferStatus.OPEN);
        assertThat(offer.revision()).isEqualTo(3);
    }

    @Test
    void anOffer_coversVersions_andNotTooMany() {
        var offer = new Offer(HOSPITAL, IMAGES, "research", NOON);
        assertThatThrownBy(() -> offer.next(List.of(), TERMS, FORM, SHORT_ROUTE, ANN.account()))
                .isInstanceOf(OfferNamesNoVersion.class);
        var many = Collections.nCopies(101, VERSIONS.get(0));
        assertThatThrownBy(() -> offer.next(many, TERMS, FORM, SHORT_ROUTE, ANN.account()))
                .isInstanceOf(TooManyOf.class);
        var later = new OfferedVersion(new VersionNumber("1.10.0"), TERMS);
        var terms =
                offer.next(
                        List.of(VERSIONS.get(0), later), TERMS, FORM, SHORT_ROUTE, ANN.account());
        assertThat(terms.versions()).containsExactly(later, VERSIONS.get(0));
        terms.requireCovers(VERSION);
        var narrow = offer.next(List.of(later), TERMS, FORM, SHORT_ROUTE, ANN.account());
        assertThatThrownBy(() -> narrow.requireCovers(VERSION))
                .isInstanceOf(OfferCoversOtherVersions.class)
                .hasMessageContaining("1.10.0");
    }

    @Test
    void aRefusedAnswer_isNamedByItsQuestion() {
        var form =
                new RequestForm(
                        List.of(
                                new FormField(
                                        "why",
                                        "Why?",
                                        null,
                                        FieldType.TEXT,
                                        true,
                                        null,
                                        null,
                                        3L,
                                        null)));
        assertThatThrownBy(() -> FormRules.answers(form, Map.of("why", "Because")))
                .isInstanceOfSatisfying(
                        AnswerIsUnacceptable.class,
                        refused ->
                                assertThat(refused.arguments())
                                        .containsEntry("field", "why")
                                        .containsEntry("label", "Why?")
                                        .containsEntry("reason", "is longer than 3 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-a", "a--b", "Research", "a b", "a/b"})
    void aName_isPlain(String name) {
        assertThatThrownBy(() -> new Offer(HOSPITAL, IMAGES, name, NOON))
                .isInstanceOf(OfferNameIsUnacceptable.class);
    }

    @Test
    void formAndRoute_areReadBackAsTheyWere() {
        assertThat(OfferJson.readForm(OfferJson.write(FORM))).isEqualTo(FORM);
        assertThat(OfferJson.readRoute(OfferJson.write(LONG_ROUTE))).isEqualTo(LONG_ROUTE);
        assertThat(OfferJson.readRoute(OfferJson.write(OWN_RULE))).isEqualTo(OWN_RULE);
    }

    @Test
    void aRoute_thatCannotBeFollowed_isRefused() {
        refused(new Route(List.of(), 5, 2, 10, null));
        refused(new Route(List.of(REVIEW), 5, 2, 10, null));
        refused(new Route(List.of(REVIEW, SIGN_OFF, APPROVAL), 5, 2, 10, null));
        refused(new Route(Collections.nCopies(11, APPROVAL), 5, 2, 10, null));
        refused(new Route(List.of(APPROVAL), 0, 2, 10, null));
        refused(new Route(List.of(APPROVAL), 11, 2, 10, null));
        refused(new Route(List.of(APPROVAL), 5, 2, 400, null));
        refused(new Route(List.of(new Stage(StageKind.APPROVAL, Role.REQUESTER)), 5, 2, 10, null));
        refused(
                new Route(
                        List.of(new Stage(StageKind.APPROVAL, Role.ADMINISTRATOR)),
                        5,
                        2,
                        10,
                        null));
    }

    @Test
    void aForm_withoutSense_isRefused() {
        refused(new RequestForm(Collections.nCopies(2, WHY)));
        refused(
                new RequestForm(
                        IntStream.range(0, 51)
                                .mapToObj(i -> field("f" + i, FieldType.TEXT, null, null, null))
                                .toList()));
        refused(new RequestForm(List.of(field("A", FieldType.TEXT, null, null, null))));
        refused(new RequestForm(List.of(field("a", FieldType.CHOICE, null, null, null))));
        refused(new RequestForm(List.of(field("a", FieldType.TEXT, List.of("x"), null, null))));
        refused(new RequestForm(List.of(field("a", FieldType.DATE, null, 1L, null))));
        refused(new RequestForm(List.of(field("a", FieldType.NUMBER, null, 2L, 1L))));
        refused(new RequestForm(List.of(field("a", FieldType.TEXT, null, null, 10_001L))));
    }

    @Test
    void aRefusal_saysWhereInTheFormItIs() {
        var fine = field("a", FieldType.DATE, null, null, null);
        var twice = new RequestForm(List.of(fine, fine));
        assertThatThrownBy(() -> FormRules.clean(twice))
                .isInstanceOfSatisfying(
                        FormIsMalformed.class,
                        refused -> assertThat(refused.arguments()).containsEntry("what", "1.key"));
        var blank =
                new RequestForm(
                        List.of(
                                new FormField(
                                        "b",
                                        " ",
                                        null,
                                        FieldType.DATE,
                                        false,
                                        null,
                                        null,
                                        null,
                                        null)));
        assertThatThrownBy(() -> FormRules.clean(blank))
                .isInstanceOfSatisfying(
                        TextIsUnacceptable.class,
                        refused ->
                                assertThat(refused.arguments()).containsEntry("what", "0.label"));
    }

    @ParameterizedTest
    @CsvSource({
        "people, 0",
        "people, 10",
        "people, three",
        "people, 1e1",
        "start, 2027-02-29",
        "start, tomorrow",
        "place, elsewhere",
        "unknown, x"
    })
    void anAnswer_thatBreaksARule_isRefused(String key, String answer) {
        assertThatThrownBy(() -> FormRules.answers(FORM, Map.of(key, answer)))
                .isInstanceOf(AnswerIsUnacceptable.class);
    }

    @ParameterizedTest
    @CsvSource({"people, 1", "people, 9", "people, 2.5", "start, 2028-02-29", "place, there"})
    void anAnswer_thatKeepsTheRules_isTaken(String key, String answer) {
        assertThat(FormRules.answers(FORM, Map.of(key, answer))).containsEntry(key, answer);
    }

    private static FormField field(
            String key,
            FieldType type,
            @Nullable List<String> options,
            @Nullable Long least,
            @Nullable Long most) {
        return new FormField(key, "Label", null, type, false, options, least, most, null);
    }

    private static void refused(Route route) {
        assertThatThrownBy(() -> RouteRules.require(route)).isInstanceOf(RouteIsMalformed.class);
    }

    private static void refused(RequestForm form) {
        assertThatThrownBy(() -> FormRules.clean(form)).isInstanceOf(FormIsMalformed.class);
    }
}
