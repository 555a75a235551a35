package org.codexfield.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static Stream<GuardedRule> rules() {
        return Stream.of(DependencyRules.all(), CodeRules.all(), ContainerRules.all())
                .flatMap(rules -> rules.stream());
    }

    static Stream<Arguments> canaries() {
        return rules().flatMap(
                        guarded ->
                                guarded.canaries().stream()
                                        .map(canary -> Arguments.of(guarded, canary)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRule_holds(GuardedRule guarded) {
        guarded.rule().check(Product.classes());
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void aRule_isBrokenByItsCanary(GuardedRule guarded, Class<?> canary) {
        var alone = new ClassFileImporter().importClasses(canary);

        var result = guarded.rule().evaluate(alone);

        assertThat(result.getFailureReport().getDetails())
                .isNotEmpty()
                .allMatch(detail -> detail.contains(canary.getSimpleName()));
    }

    @Test
    void everyWayToAskAnotherClock_isSeen() {
        var canary =
                new ClassFileImporter()
                        .importClass(
                                org.codexfield.canary.evidence.service.ReadsTheMachinesClock.class);

        assertThat(CodeRules.callsOfOtherClocks(canary)).hasSize(canary.getMethods().size());
    }

    /** A rule that is written but not in a list would never be held. */
    @Test
    void everyRule_isInAList() {
        var written =
                Stream.of(DependencyRules.class, CodeRules.class, ContainerRules.class)
                        .flatMap(rules -> Arrays.stream(rules.getDeclaredFields()))
                        .filter(
                                field ->
                                        Modifier.isStatic(field.getModifiers())
                                                && field.getType()
                                                        .getSimpleName()
                                                        .equals("ArchRule"))
                        .count();

        assertThat(rules()).hasSize((int) written);
    }

    @Test
    void everyCanary_provesARule_andIsNotPartOfTheProduct() {
        var used =
                rules().flatMap(guarded -> guarded.canaries().stream())
                        .map(Class::getName)
                        .collect(Collectors.toSet());
        var written =
                new ClassFileImporter()
                        .importPackages("org.codexfield.canary").stream()
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(written);
        assertThat(Product.classes())
                .noneMatch(type -> type.getName().startsWith("org.codexfield.canary"));
    }

    /** A rule about packages that are not there cannot fail. */
    @Test
    void theContextMap_namesWhatThereIs() {
        var contexts =
                Product.classes().stream()
                        .flatMap(type -> Place.of(type).stream())
                        .filter(place -> place.layer() != Layer.CONFIG)
                        .map(Place::context)
                        .collect(Collectors.toSet());

        assertThat(contexts).isEqualTo(DependencyRules.BELOW.keySet());
        DependencyRules.BELOW.values().forEach(below -> assertThat(contexts).containsAll(below));
    }

    @Test
    void theContextMap_hasNoCircle() {
        DependencyRules.BELOW.forEach(
                (context, below) ->
                        assertThat(below)
                                .as(context)
                                .doesNotContain(context)
                                .allSatisfy(
                                        lower ->
                                                assertThat(below)
                                                        .containsAll(
                                                                DependencyRules.BELOW.get(lower))));
    }

    @Test
    void everyLayer_hasClasses() {
        var layers =
                Product.classes().stream()
                        .flatMap(type -> Place.of(type).stream())
                        .map(Place::layer)
                        .collect(Collectors.toSet());

        assertThat(layers).isEqualTo(EnumSet.allOf(Layer.class));
    }

    @Test
    void persistenceXml_listsNothingElse() {
        Set<String> mapped = new HashSet<>();
        Product.classes().stream()
                .filter(ContainerRules::isMapped)
                .map(JavaClass::getName)
                .forEach(mapped::add);

        assertThat(ContainerRules.listedClasses()).isEqualTo(mapped);
    }
}
