package org.codexfield.licensing.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.licensing.model.decision.Worlds.NOON;
import static org.codexfield.licensing.model.decision.Worlds.call;
import static org.codexfield.licensing.model.decision.Worlds.sound;
import static org.codexfield.licensing.model.decision.Worlds.used;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CallCounts;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.verify.CallWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    private final CompiledLicence hospital = new CompiledLicence(Licences.hospital());

    private static Decision decide(String rules, UseRequest request, StateOfWorld world) {
        return new CompiledLicence(Licences.of(rules.split(";"))).decide(request, world);
    }

    @Test
    void whatIsPermitted_isPermitted_byItsRule() {
        assertThat(hospital.decide(call("research"), sound()))
                .isEqualTo(new Decision(DecisionCode.PERMITTED, 1));
        assertThat(hospital.decide(call("genetic-research"), sound()).isPermitted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "INVOKE, research, CH, DE, PERMITTED",
        "DERIVE, research, CH, DE, PERMITTED",
        "HOST, research, CH, DE, ACTION_NOT_PERMITTED",
        "INVOKE, marketing, CH, DE, PURPOSE_NOT_COVERED",
        "INVOKE, education, CH, DE, PURPOSE_NOT_COVERED",
        "INVOKE, biometric-identification, CH, DE, FORBIDDEN",
        "INVOKE, unheard-of, CH, DE, FORBIDDEN",
        "INVOKE, research, US, DE, REGION_NOT_COVERED",
        "INVOKE, research, CH, US, REGION_NOT_COVERED",
        "INVOKE, research, , DE, FACT_IS_UNKNOWN",
        "INVOKE, research, CH, , FACT_IS_UNKNOWN",
        "INVOKE, research, EEA, DE, FACT_IS_UNKNOWN",
        "INVOKE, research, EU, DE, PERMITTED",
    })
    void requests_areDecided(
            Action action, String purpose, String organisation, String node, DecisionCode code) {
        var request = new UseRequest(action, purpose, organisation, node);

        assertThat(hospital.decide(request, sound()).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:59:59.999Z, PERMITTED",
        "2027-01-01T00:00:00Z, PERIOD_IS_OVER",
        "2025-12-31T23:59:59.999Z, FACT_IS_UNKNOWN"
    })
    void thePeriodFromTheGrant_endsToTheInstant(Instant now, DecisionCode code) {
        assertThat(hospital.decide(call("research"), Worlds.at(now)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59Z, NOT_YET",
        "2026-03-01T00:00:00Z, PERMITTED",
        "2026-03-31T23:59:59.999999Z, PERMITTED",
        "2026-04-01T00:00:00Z, PERIOD_IS_OVER"
    })
    void dates_holdFromTheFirstMidnightToTheLast(Instant now, DecisionCode code) {
        assertThat(
                        decide(
                                        "permit invoke during 2026-03-01 to 2026-03-31",
                                        call("research"),
                                        Worlds.at(now))
                                .code())
                .isEqualTo(code);
    }

    @Test
    void limits_countInTheirWindows() {
        var full = Map.of(CallWindow.MONTH, 10_000L, CallWindow.MINUTE, 0L);
        var last = Map.of(CallWindow.MONTH, 9_999L, CallWindow.MINUTE, 49L);

        assertThat(hospital.decide(call("research"), used(last)).isPermitted()).isTrue();
        assertThat(hospital.decide(call("research"), used(full)).code())
                .isEqualTo(DecisionCode.CALLS_ARE_USED_UP);
        assertThat(hospital.decide(call("research"), sound().with(CallCounts.NONE_KNOWN)).code())
                .isEqualTo(DecisionCode.FACT_IS_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(value = CredentialStatus.class, names = "VALID", mode = EnumSource.Mode.EXCLUDE)
    void withoutAValidCredential_nothingIsPermitted(CredentialStatus status) {
        var world = new StateOfWorld(NOON, Worlds.GRANTED, window -> 0, status, true, 0);

        assertThat(hospital.decide(call("research"), world))
                .isEqualTo(new Decision(DecisionCode.CREDENTIAL_DOES_NOT_HOLD, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 29, PERMITTED",
        "true, 30, REVOKED",
        "false, 0, REVOKED",
        ", 0, REVOKED",
        "true, , REVOKED"
    })
    void causesOfRevocation_end_unknownOnesToo(
            Boolean vouched, Integer overdueDays, DecisionCode code) {
        var world =
                new StateOfWorld(
                        NOON,
                        Worlds.GRANTED,
                        window -> 0,
                        CredentialStatus.VALID,
                        vouched,
                        overdueDays);

        assertThat(hospital.decide(call("research"), world).code()).isEqualTo(code);
    }

    @Test
    void aProhibitionInRegions_appliesToNodeAndOrganisationAlike() {
        String rules = "permit invoke;forbid invoke in regions US";

        assertThat(decide(rules, new UseRequest(Action.INVOKE, "x", "CH", "DE"), sound()).code())
                .isEqualTo(DecisionCode.PERMITTED);
        assertThat(decide(rules, new UseRequest(Action.INVOKE, "x", "US", "DE"), sound()).code())
                .isEqualTo(DecisionCode.FORBIDDEN);
        assertThat(decide(rules, new UseRequest(Action.INVOKE, "x", "CH", "US"), sound()).code())
                .isEqualTo(DecisionCode.FORBIDDEN);
        assertThat(decide(rules, new UseRequest(Action.INVOKE, "x", "CH", null), sound()).code())
                .isEqualTo(DecisionCode.FORBIDDEN);
    }

    @Test
    void forbiddenDerivatives_areForbiddenByEveryRule() {
        var derive = new UseRequest(Action.DERIVE, "research", "CH", "DE");

        assertThat(decide("permit derive", derive, sound()).isPermitted()).isTrue();
        assertThat(
                        decide("permit derive;permit invoke derivatives forbidden", derive, sound())
                                .code())
                .isEqualTo(DecisionCode.FORBIDDEN);
        assertThat(decide("permit invoke derivatives permitted", derive, sound()).isPermitted())
                .isTrue();
    }

    @Test
    void aPurposeBeyondTheVocabulary_permitsNothing_andForbidsAll() {
        var beyond = List.of(new Purposes(List.of("from-a-later-version")));
        var permit =
                new Rule.Permit(
                        List.of(Action.INVOKE),
                        List.copyOf(beyond),
                        Optional.empty(),
                        Optional.empty());
        var forbid = new Rule.Forbid(List.of(), List.copyOf(beyond));
        var open = Licences.of("permit invoke").rules().get(0);

        for (var rules : List.of(List.<Rule>of(permit), List.of(open, forbid))) {
            var terms = new CompiledLicence(new Licence("T", "1.0.0", rules));
            assertThat(terms.decide(call("research"), sound()).isPermitted()).isFalse();
        }
    }

    @Test
    void theReport_saysWhatWouldHelp_inBothLanguages() {
        var world = used(Map.of(CallWindow.MONTH, 10_000L, CallWindow.MINUTE, 50L));

        var explanation = Explanation.of(hospital, call("research"), world);

        assertThat(explanation.retryAt()).contains(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(explanation.sentence(Locale.ENGLISH))
                .isEqualTo(
                        "The calls of rule 1 are used up. They come back with the next window. Try"
                                + " again from 2026-07-01 00:00:00 UTC on.");
        assertThat(explanation.sentence(Locale.GERMANY)).startsWith("Die Aufrufe von Regel 1");
        var report = explanation.report();
        assertThat(report.get("cf:retryAt").get("@value").asText())
                .isEqualTo("2026-07-01T00:00:00.000Z");
        assertThat(report.get("report:ruleReport")).hasSize(5);
        assertThat(report.findValues("report:satisfactionState").toString())
                .contains("Unsatisfied");
        assertThat(report.toString()).contains("Nicht erfüllt: at most 10000 calls per month.");
    }

    @Test
    void timeAlone_doesNotAlwaysHelp() {
        var hopeless = new CompiledLicence(Licences.of("permit invoke at most 0 calls per day"));
        var atTheEnd =
                new CompiledLicence(
                        Licences.of(
                                "permit invoke during 2026-06-01 to 2026-06-30 at most 1 calls per"
                                        + " month"));

        assertThat(Explanation.of(hopeless, call("x"), sound()).retryAt()).isEmpty();
        assertThat(
                        Explanation.of(atTheEnd, call("x"), used(Map.of(CallWindow.MONTH, 1L)))
                                .retryAt())
                .isEmpty();
    }
}
