package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.OpenApi;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every resource keeps to, and that the OpenAPI document says all of it. */
class RestApplicationTest {

    private static final JsonNode DOCUMENT =
            OpenApi.document("1.2.3", RestApplication.BASE, RestApplication.RESOURCES);

    private static final Set<Class<?>> NOT_STRUCTURED =
            Set.of(void.class, String.class, Response.class);

    /** No transaction may be open while they hash a password. */
    private static final Set<String> HASHING =
            Set.of("changePassword", "redeem", "setUp", "acceptAsNewPerson");

    static Stream<Method> methods() {
        return RestApplication.RESOURCES.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> verb(method) != null);
    }

    @Test
    void everyMethod_isInTheDocument_andNothingElse() {
        Set<String> served = new HashSet<>();
        methods()
                .forEach(
                        method ->
                                served.add(
                                        verb(method)
                                                + " "
                                                + OpenApi.path(
                                                        method.getDeclaringClass(), method)));
        Set<String> described = new HashSet<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                verb ->
                                                        described.add(
                                                                verb.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertThat(described).isEqualTo(served).hasSize((int) methods().count());
    }

    @Test
    void everyReference_leadsSomewhere() {
        assertThat(DOCUMENT.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference ->
                                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                                        .as(reference)
                                        .isFalse());
    }

    @Test
    void everySchema_isOne() {
        var dialect =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        "https://json-schema.org/draft/2020-12/schema"));
        assertThat(DOCUMENT.at("/components/schemas").properties())
                .hasSizeGreaterThan(10)
                .allSatisfy(schema -> assertThat(dialect.validate(schema.getValue())).isEmpty());
    }

    @Test
    void operationIds_areUnique() {
        List<String> ids = DOCUMENT.findValuesAsText("operationId");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodThatReturnsAnyResponse_saysWhatIsInIt(Method method) {
        if (method.getReturnType() == Response.class) {
            assertThat(method.getAnnotation(Operation.class)).as(method.toString()).isNotNull();
        }
    }

    /** Bodies that are no records would be left to whatever JSON provider the server has. */
    @ParameterizedTest
    @MethodSource("methods")
    void aBody_isARecord(Method method) {
        assertThat(method.getReturnType())
                .as(method.toString())
                .matches(type -> type.isRecord() || NOT_STRUCTURED.contains(type));
        assertThat(method.getParameters())
                .filteredOn(parameter -> parameter.getAnnotations().length == 0)
                .as(method.toString())
                .allMatch(
                        parameter ->
                                isText(method, parameter)
                                        || streams(parameter)
                                        || parameter.getType().isRecord());
    }

    /** A text is read by the resource itself, if it is not taken for plain JSON. */
    private static boolean isText(Method method, Parameter parameter) {
        var consumes = method.getDeclaringClass().getAnnotation(Consumes.class);
        return parameter.getType() == String.class
                && consumes != null
                && !List.of(consumes.value()).contains(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aPostThatCreates_orAnswersNothing_honoursIdempotencyKeys(Method method) {
        var said = method.getAnnotation(Operation.class);
        boolean creates = said != null && Set.of(201, 202, 204).contains(said.status());
        if (HASHING.contains(method.getName())) {
            assertThat(method.isAnnotationPresent(Idempotent.class))
                    .as(method.toString())
                    .isFalse();
            return;
        }
        if (creates && method.isAnnotationPresent(POST.class)) {
            assertThat(method.isAnnotationPresent(Idempotent.class)).as(method.toString()).isTrue();
        }
        if (method.isAnnotationPresent(POST.class) && method.getReturnType() == void.class) {
            assertThat(method.getName()).as("the one that takes none").isEqualTo("changePassword");
        }
        if (method.isAnnotationPresent(Idempotent.class)) {
            assertThat(method.getReturnType()).as(method.toString()).isEqualTo(Response.class);
        }
    }

    @Test
    void aResource_hasAScope_soThatItIsABean() {
        assertThat(RestApplication.RESOURCES)
                .allSatisfy(
                        resource ->
                                assertThat(
                                                resource.isAnnotationPresent(RequestScoped.class)
                                                        || resource.isAnnotationPresent(
                                                                ApplicationScoped.class))
                                        .as(resource.getName())
                                        .isTrue())
                .allSatisfy(resource -> assertThat(resource).hasAnnotation(Path.class));
    }

    /** Bytes that no provider reads. */
    private static boolean streams(Parameter parameter) {
        return parameter.getType() == InputStream.class;
    }

    private static @Nullable String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElse(null);
    }
}
