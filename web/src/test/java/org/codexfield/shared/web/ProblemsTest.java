package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    static final class KettleIsEmpty extends DomainException {
        @Serial private static final long serialVersionUID = 1L;

        KettleIsEmpty(Kind kind) {
            super(kind, "The kettle is empty; fill it.", Map.of("retryAfterSeconds", "7"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,400",
        "FORBIDDEN,403",
        "NOT_FOUND,404",
        "CONFLICT,409",
        "EXHAUSTED,429",
        "UNAVAILABLE,503"
    })
    void everyKindOfRefusal_hasItsStatus(DomainException.Kind kind, int status) {
        var problem = Problems.of((Throwable) new KettleIsEmpty(kind)).orElseThrow();
        assertThat(problem.document("https://portal.example"))
                .containsExactly(
                        Map.entry("type", "https://portal.example/problems/kettle-is-empty"),
                        Map.entry("title", "Kettle is empty"),
                        Map.entry("status", status),
                        Map.entry("detail", "The kettle is empty; fill it."),
                        Map.entry("code", "kettle-is-empty"),
                        Map.entry("arguments", Map.of("retryAfterSeconds", "7")));
        assertThat(problem.headers()).containsEntry("Retry-After", "7");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new EJBAccessException("no"), 403, "not-permitted"),
                Arguments.of(new AccessLocalException("no"), 403, "not-permitted"),
                Arguments.of(new OptimisticLockException(), 409, "changed-meanwhile"),
                Arguments.of(
                        new EJBTransactionRolledbackException(
                                "x", new EJBException(new OptimisticLockException())),
                        409,
                        "changed-meanwhile"),
                Arguments.of(
                        new EJBException(new KettleIsEmpty(DomainException.Kind.CONFLICT)),
                        409,
                        "kettle-is-empty"),
                Arguments.of(new SQLException("x", "40001"), 409, "changed-meanwhile"),
                Arguments.of(
                        new EJBException(new RuntimeException(new SQLException("x", "23505"))),
                        409,
                        "changed-meanwhile"),
                Arguments.of(new SQLException("x", "40P01"), 409, "changed-meanwhile"),
                Arguments.of(new SQLException("x", "HYT00"), 409, "in-use-meanwhile"),
                Arguments.of(new SQLException("x", "90131"), 409, "in-use-meanwhile"),
                Arguments.of(new SQLException("x", "55P03"), 409, "in-use-meanwhile"),
                Arguments.of(new LockTimeoutException(), 409, "in-use-meanwhile"),
                Arguments.of(new SQLException("x", "08006"), 503, "temporarily-unavailable"),
                Arguments.of(new SQLException("x", "57P01"), 503, "temporarily-unavailable"),
                Arguments.of(new SQLException("x", "90098"), 503, "temporarily-unavailable"),
                Arguments.of(
                        new SQLException("x", new ResourceException("no connection")),
                        503,
                        "temporarily-unavailable"),
                Arguments.of(notCommitted(), 503, "temporarily-unavailable"),
                Arguments.of(new NotFoundException(), 404, "address-is-unknown"),
                Arguments.of(new NotSupportedException(), 415, "content-type-is-unsupported"),
                Arguments.of(new NotAuthorizedException("Bearer"), 401, "login-is-needed"));
    }

    /** As a transaction manager says it when the database's disk is full. */
    private static Exception notCommitted() {
        var rollback = new RuntimeException("could not commit");
        rollback.addSuppressed(
                new SQLException("General error", "HY000", new IOException("No space left")));
        return new EJBTransactionRolledbackException("rolled back", rollback);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aKnownFailure_isFound_underItsWrappings(Exception failure, int status, String code) {
        var problem = Problems.of(failure).orElseThrow();
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void aMissingLogin_saysHow() {
        assertThat(Problems.unauthenticated().headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"codexfield\"");
    }

    @Test
    void whatIsForbidden_needsALogin_whenNobodyCalls() {
        var problem = Problems.of((Throwable) new EJBAccessException("no")).orElseThrow();
        assertThat(problem.towardsNobody().status()).isEqualTo(401);
        assertThat(problem.towardsNobody().headers()).containsKey("WWW-Authenticate");
        var conflict = Problems.of((Throwable) new OptimisticLockException()).orElseThrow();
        assertThat(conflict.towardsNobody()).isSameAs(conflict);
    }

    @Test
    void aDefect_isNoProblemOfTheCaller() {
        assertThat(Problems.of(new EJBException(new IllegalStateException("secret")))).isEmpty();
        assertThat(Problems.of(new SQLException("secret", "42P01"))).isEmpty();
    }

    @Test
    void anIncident_tellsNothingButItsNumber() {
        var problem = Problems.incident("4711");
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.members()).containsExactly(Map.entry("incident", "4711"));
    }

    @Test
    void aLoopOfCauses_ends() {
        var inner = new RuntimeException("inner");
        var outer = new RuntimeException("outer", inner);
        inner.initCause(outer);
        assertThat(Problems.of(outer)).isEmpty();
    }

    @Test
    void aMember_mayNotTakeANameOfTheStandard() {
        var problem = Problem.of(400, "x", "y");
        assertThatThrownBy(() -> problem.with("status", 200))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
