package org.codexfield.licensing.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceFormatter;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.Rule;

class DecisionPropertiesTest {

    @Property
    void oneMoreConstraint_neverPermitsMore(
            @ForAll("permits") Rule.Permit permit,
            @ForAll("rules") @Size(max = 3) List<Rule> others,
            @ForAll("constraints") Constraint constraint,
            @ForAll("requests") UseRequest request,
            @ForAll("worlds") StateOfWorld world) {
        var constraints = new ArrayList<>(permit.constraints());
        constraints.add(constraint);
        var narrower =
                new Rule.Permit(
                        permit.actions(), constraints, permit.price(), permit.derivatives());

        boolean before = decide(with(others, permit), request, world).isPermitted();
        boolean after = decide(with(others, narrower), request, world).isPermitted();

        Statistics.label("permitted").collect(before, after);
        assertThat(after && !before).isFalse();
    }

    @Property
    void theOrderOfRules_neverMatters(
            @ForAll("licences") Licence licence,
            @ForAll Random random,
            @ForAll("requests") UseRequest request,
            @ForAll("worlds") StateOfWorld world) {
        var shuffled = new ArrayList<>(licence.rules());
        Collections.shuffle(shuffled, random);
        var other = new Licence(licence.title(), licence.version(), shuffled);

        var one = decide(licence, request, world);
        var two = decide(other, request, world);

        assertThat(two.code()).isEqualTo(one.code());
        assertThat(deciding(other, two)).isEqualTo(deciding(licence, one));
    }

    private static String deciding(Licence licence, Decision decision) {
        return decision.rule() == 0
                ? ""
                : LicenceFormatter.rule(licence.rules().get(decision.rule() - 1));
    }

    @Property
    void whatIsPermittedForAPurpose_isPermittedForNarrowerOnes(
            @ForAll("purposes") String licensed, @ForAll("purposes") String asked) {
        var licence = Licences.of("permit invoke for purpose " + licensed);

        boolean permitted = decide(licence, Worlds.call(asked), Worlds.sound()).isPermitted();

        assertThat(permitted).isEqualTo(PurposeVocabulary.shipped().covers(licensed, asked));
    }

    @Property
    void explanations_agreeWithDecisions(
            @ForAll("licences") Licence licence,
            @ForAll("requests") UseRequest request,
            @ForAll("worlds") StateOfWorld world) {
        var explanation = Explanation.of(new CompiledLicence(licence), request, world);

        boolean valid = explanation.decision().code() != DecisionCode.CREDENTIAL_DOES_NOT_HOLD;
        boolean permission =
                explanation.rules().stream()
                        .anyMatch(
                                rule ->
                                        rule.kind() == Explanation.Kind.PERMISSION
                                                && rule.active());
        boolean prohibition =
                explanation.rules().stream()
                        .anyMatch(
                                rule ->
                                        rule.kind() == Explanation.Kind.PROHIBITION
                                                && rule.active());
        assertThat(explanation.decision().isPermitted())
                .isEqualTo(valid && permission && !prohibition);
        assertThat(explanation.sentence(Locale.GERMAN)).doesNotContain("{");
        explanation.retryAt().ifPresent(at -> assertThat(at).isAfter(world.now()));
        assertThat(explanation.report()).isNotEmpty();
    }

    private static Licence with(List<Rule> others, Rule rule) {
        var rules = new ArrayList<>(others);
        rules.add(rule);
        return new Licence("T", "1.0.0", rules);
    }

    private static Decision decide(Licence licence, UseRequest request, StateOfWorld world) {
        return new CompiledLicence(licence).decide(request, world);
    }

    @Provide
    static Arbitrary<Licence> licences() {
        return Licences.any();
    }

    @Provide
    static Arbitrary<Rule.Permit> permits() {
        return Licences.permits();
    }

    @Provide
    static Arbitrary<List<Rule>> rules() {
        return Licences.rules().list();
    }

    @Provide
    static Arbitrary<Constraint> constraints() {
        return Arbitraries.oneOf(
                Licences.conditions(),
                Licences.limits(),
                Arbitraries.just((Constraint) new Purposes(List.of("from-a-later-version"))));
    }

    @Provide
    static Arbitrary<String> purposes() {
        return Licences.purposes();
    }

    @Provide
    static Arbitrary<UseRequest> requests() {
        return Worlds.requests();
    }

    @Provide
    static Arbitrary<StateOfWorld> worlds() {
        return Worlds.any();
    }
}
