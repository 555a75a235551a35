package org.codexfield.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.codexfield.architecture.Conditions.hold;
import static org.codexfield.architecture.Conditions.list;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.canary.evidence.service.IsOpenToARoleThatNobodyHas;
import org.codexfield.canary.evidence.service.ListensSometime;
import org.codexfield.canary.evidence.service.RunsAsSomebodyUndeclared;
import org.codexfield.canary.evidence.smtp.AsksForASigner;
import org.codexfield.canary.evidence.smtp.AsksForSigners;
import org.codexfield.canary.evidence.smtp.ListensInLib;
import org.codexfield.canary.evidence.web.ListensInTheWar;
import org.codexfield.canary.identity.model.IsNotListed;

/** What the containers of both servers can do, where one of them could more. */
final class ContainerRules {

    static final Path WEB_XML = Path.of("../web/src/main/webapp/WEB-INF/web.xml");
    static final Path PERSISTENCE_XML =
            Path.of("../ejb/src/main/resources/META-INF/persistence.xml");

    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    static final ArchRule CODE_LIES_IN_ITS_MODULE =
            classes()
                    .should(
                            hold(
                                    "lie in the module that their package belongs to",
                                    type ->
                                            Place.of(type)
                                                    .filter(place -> liesIn(type, place.layer()))
                                                    .isPresent()));

    static final ArchRule BEANS_IN_LIB_INJECT_BEANS_IN_LIB =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "are in EAR/lib",
                                    type ->
                                            Place.of(type)
                                                    .filter(place -> place.layer().isInLib())
                                                    .isPresent()))
                    .should(new Injection("inject what EAR/lib provides"));

    static final ArchRule OBSERVERS_ARE_IN_EJB_JAR =
            methods()
                    .that(
                            DescribedPredicate.describe(
                                    "observe events",
                                    method ->
                                            observes(method, Observes.class)
                                                    || observes(method, ObservesAsync.class)))
                    .should(
                            hold(
                                    "be in a service, and of the same transaction",
                                    method ->
                                            Place.of(method.getOwner())
                                                            .filter(
                                                                    place ->
                                                                            place.layer()
                                                                                    == Layer
                                                                                            .SERVICE)
                                                            .isPresent()
                                                    && !observes(method, ObservesAsync.class)));

    static final ArchRule MAPPED_CLASSES_ARE_LISTED =
            classes()
                    .that(DescribedPredicate.describe("are mapped", ContainerRules::isMapped))
                    .should(
                            hold(
                                    "be listed in persistence.xml",
                                    type -> listedClasses().contains(type.getName())));

    static final ArchRule ROLES_ARE_DECLARED =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "name roles", type -> !rolesOf(type).isEmpty()))
                    .should(
                            list(
                                    "name roles that web.xml declares",
                                    type ->
                                            rolesOf(type).stream()
                                                    .filter(role -> !declaredRoles().contains(role))
                                                    .toList()));

    private ContainerRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(CODE_LIES_IN_ITS_MODULE, ListensInLib.class),
                GuardedRule.of(
                        BEANS_IN_LIB_INJECT_BEANS_IN_LIB,
                        AsksForASigner.class,
                        AsksForSigners.class),
                GuardedRule.of(
                        OBSERVERS_ARE_IN_EJB_JAR,
                        ListensInTheWar.class,
                        ListensInLib.class,
                        ListensSometime.class),
                GuardedRule.of(MAPPED_CLASSES_ARE_LISTED, IsNotListed.class),
                GuardedRule.of(
                        ROLES_ARE_DECLARED,
                        IsOpenToARoleThatNobodyHas.class,
                        RunsAsSomebodyUndeclared.class));
    }

    /** The classes that the persistence unit names. */
    static Set<String> listedClasses() {
        return Set.copyOf(Descriptor.texts(PERSISTENCE_XML, "class"));
    }

    static Set<String> declaredRoles() {
        return Set.copyOf(Descriptor.texts(WEB_XML, "role-name"));
    }

    static boolean isMapped(JavaClass type) {
        return MAPPED.stream().anyMatch(type::isAnnotatedWith);
    }

    private static boolean liesIn(JavaClass type, Layer layer) {
        return type.getSource()
                .filter(
                        source ->
                                source.getUri()
                                        .getPath()
                                        .contains("/" + layer.module() + "/target/classes/"))
                .isPresent();
    }

    private static boolean observes(JavaMethod method, Class<? extends Annotation> annotation) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.isAnnotatedWith(annotation));
    }

    private static List<String> rolesOf(JavaClass type) {
        var roles = new ArrayList<String>();
        type.tryGetAnnotationOfType(RolesAllowed.class)
                .ifPresent(allowed -> roles.addAll(List.of(allowed.value())));
        type.tryGetAnnotationOfType(DeclareRoles.class)
                .ifPresent(declared -> roles.addAll(List.of(declared.value())));
        type.tryGetAnnotationOfType(RunAs.class).ifPresent(as -> roles.add(as.value()));
        type.getMethods().stream()
                .flatMap(method -> method.tryGetAnnotationOfType(RolesAllowed.class).stream())
                .flatMap(allowed -> Stream.of(allowed.value()))
                .forEach(roles::add);
        return roles;
    }
}
