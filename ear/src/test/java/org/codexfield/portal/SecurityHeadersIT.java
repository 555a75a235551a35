package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer says to browsers, and what is for this machine alone. */
class SecurityHeadersIT {

    private static final List<String> STRICT =
            List.of(
                    "Content-Security-Policy",
                    "Referrer-Policy",
                    "Permissions-Policy",
                    "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Resource-Policy");

    private final RunningPortal portal = RunningPortal.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/login.xhtml, 200",
        "/account.xhtml, 302",
        "/assets/base.css, 200",
        "/assets/no-such.css, 404",
        "/no-such-page.xhtml, 302",
        "/no-such-thing, 404",
        "/api/v1/status, 200",
        "/api/v1/me, 401",
        "/api/v1/no-such-thing, 404",
        "/.well-known/did.json, 200",
        "/organisations/no-such-one/did.json, 404",
        "/health/live, 200",
        "/metrics, 200",
        "/login/start, 302"
    })
    void everyAnswer_tellsBrowsersToBeCareful(String path, int status) throws Exception {
        assertCareful(get(path), status);
    }

    @Test
    void aRefusalOfTheLogin_doesSoToo() throws Exception {
        var refused = get("/api/v1/me", "Authorization", "Bearer nonsense");

        assertCareful(refused, 401);
        assertThat(refused.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"codexfield\", error=\"invalid_token\"");
        assertThat(refused.body()).contains("\"code\":\"token-is-refused\"");
    }

    @Test
    void metrics_areForThisMachineAlone() throws Exception {
        for (var proxied : List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")) {
            var answer = get("/metrics", proxied, "203.0.113.9");
            assertThat(answer.statusCode()).as(proxied).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("http_server_requests");
        }
        assertThat(get("/metrics", "Authorization", "Bearer nonsense", "Via", "x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void health_tellsNothingButWhetherItIsUp() throws Exception {
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("/health/ready").body())
                .doesNotContain("jdbc", "Exception", "localhost", "version");
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(portal.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertCareful(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(STRICT)
                .allSatisfy(
                        name ->
                                assertThat(answer.headers().allValues(name))
                                        .as(name)
                                        .singleElement()
                                        .asString()
                                        .isNotEmpty());
    }
}
