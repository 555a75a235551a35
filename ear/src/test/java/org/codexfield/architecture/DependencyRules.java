package org.codexfield.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.codexfield.architecture.Dependencies.below;
import static org.codexfield.architecture.Dependencies.in;
import static org.codexfield.architecture.Dependencies.isIn;
import static org.codexfield.architecture.Dependencies.onlyOn;
import static org.codexfield.architecture.Dependencies.onlyWhere;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.codexfield.canary.config.AsksAModel;
import org.codexfield.canary.evidence.PublishesALibrary;
import org.codexfield.canary.evidence.model.OpensAFile;
import org.codexfield.canary.evidence.model.RunsAQuery;
import org.codexfield.canary.evidence.persistence.CallsAnAdapter;
import org.codexfield.canary.evidence.service.KnowsIdentity;
import org.codexfield.canary.evidence.smtp.CallsAService;
import org.codexfield.canary.evidence.smtp.ServesByTheVirtualMachine;
import org.codexfield.canary.evidence.verify.KnowsAnEntity;
import org.codexfield.canary.evidence.web.LooksIntoTheModel;
import org.codexfield.canary.identity.service.LooksIntoEvidence;
import org.codexfield.canary.identity.service.WritesSql;
import org.codexfield.canary.surplus.IsOnNoMap;

/** Who may see whom. */
final class DependencyRules {

    /** The context map: each context, and those below it that it may depend on. */
    static final Map<String, Set<String>> BELOW =
            Map.of(
                    "shared", Set.of(),
                    "evidence", Set.of("shared"),
                    "identity", Set.of("shared", "evidence"),
                    "capsules", Set.of("shared", "evidence", "identity"),
                    "licensing", Set.of("shared", "evidence", "identity", "capsules"),
                    "metering", Set.of("shared", "evidence", "identity", "capsules", "licensing"),
                    "settlement",
                            Set.of(
                                    "shared",
                                    "evidence",
                                    "identity",
                                    "capsules",
                                    "licensing",
                                    "metering"),
                    "portal",
                            Set.of(
                                    "shared",
                                    "evidence",
                                    "identity",
                                    "capsules",
                                    "licensing",
                                    "metering",
                                    "settlement"));

    private static final Predicate<JavaClass> LIBRARIES_OF_VERIFY =
            below(
                    "com.fasterxml.jackson.core",
                    "com.fasterxml.jackson.databind",
                    "com.fasterxml.uuid",
                    "com.nimbusds.jose",
                    "org.bouncycastle.asn1.x9",
                    "org.bouncycastle.crypto",
                    "org.bouncycastle.math.ec",
                    "org.erdtman.jcs");

    /** No file, no socket, no database: the domain computes. */
    private static final Predicate<JavaClass> COMPUTATION =
            below(
                            "java.lang",
                            "java.math",
                            "java.nio.charset",
                            "java.security",
                            "java.text",
                            "java.time",
                            "java.util",
                            "org.jspecify.annotations")
                    .or(named("java.io.IOException", "java.io.UncheckedIOException"))
                    .or(named("java.io.Serializable", "java.net.URI", "java.io.InputStream"))
                    .or(named("java.io.OutputStream"))
                    .or(named("java.io.ByteArrayInputStream", "java.io.ByteArrayOutputStream"))
                    .or(named("java.nio.ByteBuffer", "java.nio.CharBuffer"));

    private static final Predicate<JavaClass> MAPPING =
            below("jakarta.persistence").and(type -> type.isAnnotation() || type.isEnum());

    private static final Predicate<JavaClass> DOMAIN =
            isIn(EnumSet.of(Layer.PUBLISHED, Layer.MODEL, Layer.VERIFY));

    static final ArchRule CONTEXTS_ARE_ON_THE_MAP =
            classes()
                    .that(DescribedPredicate.describe("are the product's", of -> true))
                    .should(
                            Conditions.hold(
                                    "belong to a context of the map",
                                    type ->
                                            Place.of(type)
                                                    .filter(DependencyRules::isOnTheMap)
                                                    .isPresent()));

    static final ArchRule CONTEXTS_MEET_IN_PUBLISHED_TYPES =
            classes()
                    .should(
                            onlyWhere(
                                    "meet another context in its base package",
                                    (origin, target) ->
                                            Place.of(target)
                                                    .filter(to -> !mayMeet(origin, to))
                                                    .isEmpty()));

    static final ArchRule CONTEXTS_DEPEND_DOWNWARDS =
            classes()
                    .should(
                            onlyWhere(
                                    "depend on contexts below their own",
                                    (origin, target) ->
                                            Place.of(target)
                                                    .filter(to -> !isAtOrBelow(origin, to))
                                                    .isEmpty()));

    static final ArchRule DOMAIN_KNOWS_FEW =
            classes()
                    .that(in(Layer.PUBLISHED, Layer.MODEL, Layer.VERIFY))
                    .should(
                            onlyOn(
                                    "the domain, the Java platform, mapping annotations and the"
                                            + " libraries that a decision admits",
                                    DOMAIN.or(COMPUTATION)
                                            .or(MAPPING)
                                            .or(LIBRARIES_OF_VERIFY)
                                            .or(below("org.antlr.v4.runtime"))));

    static final ArchRule VERIFY_KNOWS_NO_ENTITY =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "are in VERIFY or shared by all",
                                    type ->
                                            isIn(EnumSet.of(Layer.VERIFY)).test(type)
                                                    || isShared(type, Layer.PUBLISHED)))
                    .should(
                            onlyOn(
                                    "each other, the Java platform and the libraries of ADR 0002",
                                    isIn(EnumSet.of(Layer.VERIFY))
                                            .or(type -> isShared(type, Layer.PUBLISHED))
                                            .or(COMPUTATION)
                                            .or(LIBRARIES_OF_VERIFY)));

    static final ArchRule WEB_CALLS_SERVICES =
            classes()
                    .that(in(Layer.WEB))
                    .should(
                            onlyWhere(
                                    "depend only on web, services, published types, settings and"
                                            + " the libraries of the web",
                                    (origin, target) ->
                                            webMayKnow().test(target)
                                                    || isMappedFailure(origin, target)));

    static final ArchRule SERVICES_USE_PORTS =
            classes()
                    .that(in(Layer.SERVICE))
                    .should(
                            onlyOn(
                                    "services, the domain, settings and the container's"
                                            + " annotations",
                                    DOMAIN.or(isIn(EnumSet.of(Layer.SERVICE, Layer.CONFIG)))
                                            .or(COMPUTATION)
                                            .or(container())
                                            .or(below("com.fasterxml.jackson.databind"))));

    static final ArchRule PERSISTENCE_KNOWS_THE_DATABASE_ALONE =
            classes()
                    .that(in(Layer.PERSISTENCE))
                    .should(
                            onlyOn(
                                    "the ports that it implements, the database and the container",
                                    DOMAIN.or(
                                                    isIn(
                                                            EnumSet.of(
                                                                    Layer.SERVICE,
                                                                    Layer.PERSISTENCE,
                                                                    Layer.CONFIG)))
                                            .or(COMPUTATION)
                                            .or(container())
                                            .or(below("java.sql", "javax.sql"))
                                            .or(below("jakarta.persistence", "org.flywaydb"))
                                            .or(below("opennlp.tools.stemmer"))));

    static final ArchRule ADAPTERS_KNOW_THE_DOMAIN_ALONE =
            classes()
                    .that(in(Layer.TECHNOLOGY))
                    .should(
                            onlyOn(
                                    "adapters, the domain, settings and libraries",
                                    DOMAIN.or(isIn(EnumSet.of(Layer.TECHNOLOGY, Layer.CONFIG)))
                                            .or(type -> Place.of(type).isEmpty())));

    static final ArchRule SETTINGS_KNOW_FEW =
            classes()
                    .that(in(Layer.CONFIG))
                    .should(
                            onlyOn(
                                    "settings, published types and the Java platform",
                                    isIn(EnumSet.of(Layer.CONFIG, Layer.PUBLISHED))
                                            .or(COMPUTATION)
                                            .or(container())
                                            .or(below("java.nio.file", "java.net"))));

    static final ArchRule NO_SERVER_IS_KNOWN =
            classes()
                    .should(
                            onlyOn(
                                    "what every Jakarta EE server has",
                                    below(
                                                    "org.eclipse",
                                                    "org.jboss",
                                                    "org.wildfly",
                                                    "io.undertow",
                                                    "fish.payara",
                                                    "org.glassfish",
                                                    "com.sun",
                                                    "sun")
                                            .negate()));

    private DependencyRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(CONTEXTS_ARE_ON_THE_MAP, IsOnNoMap.class),
                GuardedRule.of(CONTEXTS_MEET_IN_PUBLISHED_TYPES, LooksIntoEvidence.class),
                GuardedRule.of(CONTEXTS_DEPEND_DOWNWARDS, KnowsIdentity.class),
                GuardedRule.of(
                        DOMAIN_KNOWS_FEW,
                        RunsAQuery.class,
                        OpensAFile.class,
                        PublishesALibrary.class),
                GuardedRule.of(VERIFY_KNOWS_NO_ENTITY, KnowsAnEntity.class),
                GuardedRule.of(WEB_CALLS_SERVICES, LooksIntoTheModel.class),
                GuardedRule.of(SERVICES_USE_PORTS, WritesSql.class),
                GuardedRule.of(PERSISTENCE_KNOWS_THE_DATABASE_ALONE, CallsAnAdapter.class),
                GuardedRule.of(ADAPTERS_KNOW_THE_DOMAIN_ALONE, CallsAService.class),
                GuardedRule.of(SETTINGS_KNOW_FEW, AsksAModel.class),
                GuardedRule.of(NO_SERVER_IS_KNOWN, ServesByTheVirtualMachine.class));
    }

    private static boolean isOnTheMap(Place place) {
        return place.layer() == Layer.CONFIG || BELOW.containsKey(place.context());
    }

    private static boolean mayMeet(JavaClass origin, Place to) {
        var from = Place.of(origin).orElseThrow();
        return from.isOf(to)
                || to.isPublished()
                || to.layer() == Layer.CONFIG
                || (to.isShared() && mayUseShared(from.layer(), to.layer()))
                || (from.context().equals(Place.PORTAL) && isComposed(to.layer()));
    }

    /** What all contexts have in common serves the same layer, and services serve the web. */
    private static boolean mayUseShared(Layer from, Layer to) {
        return from == to || (from == Layer.WEB && to == Layer.SERVICE);
    }

    /** Pages of the portal are composed from the services and pages of several contexts. */
    private static boolean isComposed(Layer layer) {
        return layer == Layer.SERVICE || layer == Layer.WEB;
    }

    private static boolean isAtOrBelow(JavaClass origin, Place to) {
        var from = Place.of(origin).orElseThrow();
        return from.isOf(to)
                || to.layer() == Layer.CONFIG
                || (from.layer() == Layer.CONFIG && to.isShared())
                || BELOW.getOrDefault(from.context(), Set.of()).contains(to.context());
    }

    private static Predicate<JavaClass> webMayKnow() {
        return isIn(EnumSet.of(
                        Layer.WEB, Layer.SERVICE, Layer.PUBLISHED, Layer.VERIFY, Layer.CONFIG))
                .or(COMPUTATION)
                .or(container())
                .or(
                        below(
                                "java.io",
                                "java.net",
                                "jakarta.el",
                                "jakarta.faces",
                                "jakarta.security.enterprise",
                                "jakarta.servlet",
                                "jakarta.ws.rs",
                                "org.primefaces",
                                "org.commonmark",
                                "com.fasterxml.jackson",
                                "io.github.bucket4j",
                                "io.prometheus.metrics"));
    }

    /** A lost race and a database that is away have answers of their own, in one place. */
    private static boolean isMappedFailure(JavaClass origin, JavaClass target) {
        return isShared(origin, Layer.WEB)
                && target.isAssignableTo(Throwable.class)
                && below("jakarta.persistence", "jakarta.resource", "java.sql").test(target);
    }

    private static boolean isShared(JavaClass type, Layer layer) {
        return Place.of(type)
                .filter(place -> place.isShared() && place.layer() == layer)
                .isPresent();
    }

    private static Predicate<JavaClass> container() {
        return below(
                "jakarta.annotation",
                "jakarta.ejb",
                "jakarta.enterprise",
                "jakarta.inject",
                "jakarta.interceptor",
                "jakarta.transaction");
    }

    private static Predicate<JavaClass> named(String... names) {
        return type -> List.of(names).contains(type.getName());
    }
}
