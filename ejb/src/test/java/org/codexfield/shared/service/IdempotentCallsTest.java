package org.codexfield.shared.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.SessionContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotentCallsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final IdempotentCall CALL =
            new IdempotentCall("ann", "k1", "POST /things", Digest.of(new byte[] {1}));
    private static final IdempotentCall OTHER =
            new IdempotentCall("ann", "k1", "POST /things", Digest.of(new byte[] {2}));
    private static final KeptAnswer ANSWER = new KeptAnswer(201, "", "", "{}");

    private final FakeRecords records = new FakeRecords();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final IdempotentCalls calls = new IdempotentCalls();

    @BeforeEach
    void wire() {
        calls.records = records;
        calls.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        calls.context =
                (SessionContext)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {SessionContext.class},
                                (proxy, method, arguments) -> {
                                    assertThat(method.getName()).isEqualTo("setRollbackOnly");
                                    return rolledBack.incrementAndGet() < 0 ? proxy : null;
                                });
    }

    @Test
    void aSuccess_isKept_forADay() {
        var outcome = calls.once(CALL, () -> "done", result -> Optional.of(ANSWER));

        assertThat(outcome.result()).isEqualTo("done");
        assertThat(calls.answerTo(CALL)).contains(ANSWER);
        assertThat(records.expiresAt).isEqualTo(NOON.plus(IdempotentCalls.KEPT));
        assertThat(rolledBack).hasValue(0);
    }

    @Test
    void aFailure_isReturned_andRollsBack() {
        var failure = new IllegalStateException("no");
        var outcome =
                calls.once(
                        CALL,
                        () -> {
                            throw failure;
                        },
                        result -> Optional.of(ANSWER));

        assertThat(outcome.failure()).isSameAs(failure);
        assertThat(rolledBack).hasValue(1);
        assertThat(records.completed).isEmpty();
    }

    @Test
    void aResultThatIsNotToBeKept_rollsBack() {
        var outcome = calls.once(CALL, () -> "refused", result -> Optional.empty());

        assertThat(outcome.result()).isEqualTo("refused");
        assertThat(rolledBack).hasValue(1);
    }

    @Test
    void aKeyOfAnotherRequest_isRefused() {
        calls.once(CALL, () -> "done", result -> Optional.of(ANSWER));

        assertThatThrownBy(() -> calls.answerTo(OTHER))
                .isInstanceOf(KeyBelongsToAnotherRequest.class);
    }

    @Test
    void whenTheKeyIsTaken_theCommandIsNotDone() {
        records.taken = true;
        var done = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                calls.once(
                                        CALL, done::incrementAndGet, result -> Optional.of(ANSWER)))
                .isInstanceOf(RequestIsUnderWay.class);
        assertThat(done).hasValue(0);
    }

    private static final class FakeRecords implements IdempotencyRecords {
        private final Map<String, Digest> reserved = new HashMap<>();
        private final Map<String, KeptAnswer> completed = new HashMap<>();
        private Instant expiresAt = Instant.EPOCH;
        private boolean taken;

        @Override
        public Optional<Kept> find(IdempotentCall call, Instant now) {
            return Optional.ofNullable(completed.get(call.key()))
                    .map(answer -> new Kept(digest(call), answer));
        }

        private Digest digest(IdempotentCall call) {
            return Optional.ofNullable(reserved.get(call.key())).orElseThrow();
        }

        @Override
        public void reserve(IdempotentCall call, Instant now, Instant until) {
            if (taken) {
                throw new RequestIsUnderWay(null);
            }
            reserved.put(call.key(), call.request());
            expiresAt = until;
        }

        @Override
        public void complete(IdempotentCall call, KeptAnswer answer) {
            completed.put(call.key(), answer);
        }

        @Override
        public int forgetExpired(Instant now, int most) {
            return 0;
        }
    }
}
