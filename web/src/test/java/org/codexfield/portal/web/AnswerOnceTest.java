package org.codexfield.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.codexfield.shared.Digest;
import org.codexfield.shared.service.IdempotentCall;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Secret;
import org.junit.jupiter.api.Test;

class AnswerOnceTest {

    record Made(String id, @Secret String secret) {}

    @Test
    void anAnswer_isGivenAgain_withoutItsSecret() {
        var first = Answers.created("/api/v1/keys/1", 0, new Made("1", "swordfish"));

        var kept = AnswerOnce.keep(first).orElseThrow();
        assertThat(kept.toString()).doesNotContain("swordfish");

        var again = AnswerOnce.again(kept);
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeaderString("Location")).isEqualTo("/api/v1/keys/1");
        assertThat(again.getHeaderString("ETag")).isEqualTo("\"v0\"");
        assertThat(again.getHeaderString("Idempotency-Replayed")).isEqualTo("true");
        assertThat(new String((byte[]) again.getEntity(), UTF_8)).isEqualTo("{\"id\":\"1\"}");
    }

    @Test
    void anAnswerWithoutBody_isKept() {
        var again = AnswerOnce.again(AnswerOnce.keep(Response.accepted().build()).orElseThrow());
        assertThat(again.getStatus()).isEqualTo(202);
        assertThat(again.getEntity()).isNull();
        assertThat(again.getHeaders()).containsOnlyKeys("Idempotency-Replayed");
    }

    @Test
    void aRefusal_isNotKept() {
        assertThat(AnswerOnce.keep(Response.status(409).build())).isEmpty();
    }

    @Test
    void aKey_isAnsweredByOneAtATime() {
        var underWay = new CallsUnderWay();
        var call = new IdempotentCall("ann", "k", "POST /x", Digest.ZERO);
        assertThat(underWay.enter(call)).isTrue();
        assertThat(underWay.enter(call)).isFalse();
        assertThat(underWay.enter(new IdempotentCall("bob", "k", "POST /x", Digest.ZERO))).isTrue();
        underWay.leave(call);
        assertThat(underWay.enter(call)).isTrue();
    }
}
