package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.codexfield.shared.web.RateLimitsOfTests;
import org.codexfield.shared.web.RequestIsRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayCredentialsTest {

    private static final int PER_MINUTE = 10;
    private static final String PLAUSIBLE = "a".repeat(50) + "." + "b".repeat(500) + ".c-_9";

    private final GatewayCredentials credentials =
            new GatewayCredentials(RateLimitsOfTests.perMinute(PER_MINUTE), new FakeGateway());

    private static FakeClient with(String authorization) {
        return new FakeClient("GET", "/gateway/a").with("Authorization", authorization);
    }

    private int status(String authorization) {
        var refused =
                catchThrowableOfType(
                        RequestIsRefused.class,
                        () -> credentials.take(with(authorization).request()));
        return refused == null ? 200 : refused.problem().status();
    }

    @Test
    void whatLooksLikeACredential_isTaken() {
        assertThat(credentials.take(with("Bearer " + PLAUSIBLE).request())).isEqualTo(PLAUSIBLE);
        assertThat(credentials.take(with("bearer  " + PLAUSIBLE + " ").request()))
                .isEqualTo(PLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Basic YTpi",
                "Bearer cfk_0123456789",
                "Bearer a.b.c",
                "Bearer {\"alg\":\"none\"}",
            })
    void whatIsNone_is401(String authorization) {
        var refused =
                catchThrowableOfType(
                        RequestIsRefused.class,
                        () -> credentials.take(with(authorization).request()));
        assertThat(refused.problem().status()).isEqualTo(401);
        assertThat(refused.problem().headers().get("WWW-Authenticate")).startsWith("Bearer ");
    }

    @Test
    void aHugeToken_isRefused_withoutBeingLookedAt() {
        assertThat(status("Bearer " + "a".repeat(60_000) + ".b.c")).isEqualTo(401);
        assertThat(GatewayCredentials.looksLikeOne("a".repeat(200))).isFalse();
        assertThat(GatewayCredentials.looksLikeOne("a".repeat(200) + ".b.c.d")).isFalse();
        assertThat(GatewayCredentials.looksLikeOne("a".repeat(200) + ".b=.c")).isFalse();
    }

    @Test
    void whoKeepsTrying_isToldToWait_andWhoWasAuthenticIsNot() {
        credentials.wasAuthentic(PLAUSIBLE);
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(status("Bearer garbage")).isEqualTo(401);
        }
        assertThat(status("Bearer garbage")).isEqualTo(429);
        assertThat(status("Bearer " + PLAUSIBLE.replace('b', 'd'))).isEqualTo(429);
        assertThat(status("Bearer " + PLAUSIBLE)).isEqualTo(200);
    }

    @Test
    void tenThousandOfThem_areTurnedAway_withoutBeingLookedAt() {
        var token = "Bearer " + "g".repeat(4_000) + ".h.i";
        var request = with(token).request();
        for (int i = 0; i < PER_MINUTE; i++) {
            credentials.wasNot(request.getRemoteAddr(), GatewayProblems.credentialIsNotAuthentic());
        }
        long begun = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(status(token)).isEqualTo(429);
        }
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }
}
