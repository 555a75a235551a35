package org.codexfield.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.codexfield.architecture.Conditions.hold;
import static org.codexfield.architecture.Conditions.list;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.canary.evidence.service.CountsInAStaticField;
import org.codexfield.canary.evidence.service.KeepsAStaticMap;
import org.codexfield.canary.evidence.service.ReadsTheMachinesClock;
import org.codexfield.canary.evidence.service.RemembersTheLastCaller;
import org.codexfield.canary.evidence.service.RemembersTheLastRequest;
import org.codexfield.canary.identity.IsAnOpenClass;

/** How code is written. */
final class CodeRules {

    private static final String CLOCK_OF_ALL = "org.codexfield.config.SystemClock";
    private static final Set<String> IMMUTABLE =
            Set.of(
                    "jakarta.ws.rs.core.MediaType",
                    "java.lang.Class",
                    "java.lang.String",
                    "java.lang.System$Logger",
                    "java.math.BigInteger",
                    "java.nio.file.attribute.FileAttribute",
                    "java.time.Duration",
                    "java.time.format.DateTimeFormatter",
                    "java.util.HexFormat",
                    "java.util.UUID",
                    "java.util.regex.Pattern",
                    // configured once, and never again
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "com.fasterxml.jackson.databind.ObjectReader",
                    "com.fasterxml.jackson.databind.ObjectWriter",
                    "com.fasterxml.jackson.databind.json.JsonMapper",
                    "com.fasterxml.jackson.databind.node.JsonNodeFactory",
                    "com.fasterxml.jackson.databind.type.TypeFactory",
                    // random numbers, of which it remembers none
                    "com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator");
    private static final Set<String> COLLECTIONS =
            Set.of("java.util.List", "java.util.Map", "java.util.Set");
    private static final List<String> INJECTED =
            List.of(
                    "jakarta.annotation.Resource",
                    "jakarta.ejb.EJB",
                    "jakarta.inject.Inject",
                    "jakarta.persistence.PersistenceContext");
    private static final List<String> SHARED_BEANS =
            List.of(
                    "jakarta.ejb.Singleton",
                    "jakarta.inject.Singleton",
                    "jakarta.enterprise.context.ApplicationScoped");

    static final ArchRule PUBLISHED_TYPES_ARE_VALUES =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "a context publishes",
                                    type ->
                                            Place.of(type)
                                                            .filter(CodeRules::isPublished)
                                                            .isPresent()
                                                    && !type.isAnonymousClass()))
                    .should(
                            hold(
                                    "be a record, an interface, an enum or a failure",
                                    type ->
                                            type.isRecord()
                                                    || type.isInterface()
                                                    || type.isEnum()
                                                    || type.isAssignableTo(Throwable.class)));

    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "are not the clock's producer",
                                    type -> !type.getName().equals(CLOCK_OF_ALL)))
                    .should(list("ask the injected clock", CodeRules::callsOfOtherClocks));

    static final ArchRule NO_STATIC_STATE =
            fields().that()
                    .areStatic()
                    .and()
                    .doNotHaveModifier(JavaModifier.SYNTHETIC)
                    .and()
                    .areDeclaredInClassesThat(
                            DescribedPredicate.describe("people wrote", type -> !isGenerated(type)))
                    .should(hold("be final and of an immutable type", CodeRules::isConstant));

    static final ArchRule STATIC_COLLECTIONS_ARE_FIXED =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "have a static initialiser that people wrote",
                                    type ->
                                            type.getStaticInitializer().isPresent()
                                                    && !isGenerated(type)))
                    .should(list("fill no static collection that can grow", CodeRules::growing));

    static final ArchRule STATELESS_BEANS_ARE_STATELESS =
            fields().that()
                    .areNotStatic()
                    .and()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith("jakarta.ejb.Stateless")
                    .should(hold("be injected", CodeRules::isInjected));

    static final ArchRule SHARED_BEANS_CHANGE_NO_FIELD =
            fields().that()
                    .areNotStatic()
                    .and()
                    .areDeclaredInClassesThat(
                            DescribedPredicate.describe(
                                    "all requests share",
                                    type -> SHARED_BEANS.stream().anyMatch(type::isAnnotatedWith)))
                    .should(
                            hold(
                                    "be final, injected, or set when the bean is made",
                                    field ->
                                            field.getModifiers().contains(JavaModifier.FINAL)
                                                    || isInjected(field)
                                                    || isSetAtTheStartOnly(field)));

    private CodeRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(PUBLISHED_TYPES_ARE_VALUES, IsAnOpenClass.class),
                GuardedRule.of(TIME_COMES_FROM_THE_CLOCK, ReadsTheMachinesClock.class),
                GuardedRule.of(NO_STATIC_STATE, CountsInAStaticField.class),
                GuardedRule.of(STATIC_COLLECTIONS_ARE_FIXED, KeepsAStaticMap.class),
                GuardedRule.of(STATELESS_BEANS_ARE_STATELESS, RemembersTheLastCaller.class),
                GuardedRule.of(SHARED_BEANS_CHANGE_NO_FIELD, RemembersTheLastRequest.class));
    }

    /**
     * What all share are tools as well as values; {@code verify} is code that node and server run.
     */
    private static boolean isPublished(Place place) {
        return place.layer() == Layer.PUBLISHED && !place.isShared();
    }

    static List<String> callsOfOtherClocks(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> isAnotherClock(access.getTarget()))
                .map(access -> access.getDescription())
                .toList();
    }

    private static boolean isAnotherClock(CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        var parameters = target.getRawParameterTypes();
        if (parameters.stream().anyMatch(each -> each.isEquivalentTo(Clock.class))) {
            return false;
        }
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "getInstance" -> owner.equals("java.util.Calendar");
            case "<init>" ->
                    Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner)
                            && parameters.isEmpty();
            default ->
                    owner.equals("java.time.Clock")
                            && (target.getName().startsWith("system")
                                    || target.getName().startsWith("tick"));
        };
    }

    private static boolean isConstant(JavaField field) {
        var type = field.getRawType();
        boolean isHidden = field.getModifiers().contains(JavaModifier.PRIVATE);
        return field.getModifiers().contains(JavaModifier.FINAL)
                && (type.isPrimitive()
                        || IMMUTABLE.contains(type.getName())
                        || COLLECTIONS.contains(type.getName())
                        || (isPlainArray(type) && isHidden)
                        || type.isAnnotatedWith(FunctionalInterface.class)
                        || isOwnValue(type));
    }

    private static boolean isPlainArray(JavaClass type) {
        return type.isArray()
                && (type.getComponentType().isPrimitive()
                        || type.getComponentType().isEquivalentTo(String.class));
    }

    /** The parser generator keeps tables, which its parsers share. */
    private static boolean isGenerated(JavaClass type) {
        return type.getPackageName().endsWith(".model.grammar");
    }

    private static boolean isOwnValue(JavaClass type) {
        return type.getPackageName().startsWith("org.codexfield.")
                && !type.isInterface()
                && type.getAllFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
    }

    private static List<String> growing(JavaClass type) {
        return type.getStaticInitializer().stream()
                .flatMap(initialiser -> initialiser.getConstructorCallsFromSelf().stream())
                .filter(
                        call ->
                                call.getTargetOwner().getPackageName().startsWith("java.util")
                                        && (call.getTargetOwner().isAssignableTo(Map.class)
                                                || call.getTargetOwner()
                                                        .isAssignableTo(Collection.class)))
                .map(call -> call.getDescription())
                .toList();
    }

    private static boolean isInjected(JavaField field) {
        return INJECTED.stream().anyMatch(field::isAnnotatedWith);
    }

    private static boolean isSetAtTheStartOnly(JavaField field) {
        return field.getAccessesToSelf().stream()
                .filter(access -> access.getAccessType().toString().equals("SET"))
                .allMatch(access -> isStart(access.getOrigin()));
    }

    private static boolean isStart(JavaCodeUnit unit) {
        return unit.isConstructor() || unit.isAnnotatedWith("jakarta.annotation.PostConstruct");
    }
}
