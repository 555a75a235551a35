package org.codexfield.identity.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider on loopback that answers what a test wants it to, and counts what it is asked. */
final class FakeProvider implements AutoCloseable {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private record Answer(int status, String body, Map<String, String> headers) {}

    FakeProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        answer(DISCOVERY, 200, discovery(issuer().toString()));
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    String discovery(String issuer) {
        return """
        {"issuer": "%1$s",
         "authorization_endpoint": "%2$s/auth",
         "token_endpoint": "%2$s/token",
         "jwks_uri": "%2$s/keys",
         "end_session_endpoint": "%2$s/logout",
         "response_types_supported": ["code"],
         "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
                .formatted(issuer, issuer());
    }

    void discoveryIs(String document) {
        answer(DISCOVERY, 200, document);
    }

    void keysAre(JWKSet keys) {
        answer("/keys", 200, keys.toString(true));
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body, Map.of()));
    }

    void redirect(String path, String to) {
        answers.put(path, new Answer(302, "", Map.of("Location", to)));
    }

    /** Fails every request from now on. */
    void breakDown() {
        answers.replaceAll((path, answer) -> new Answer(500, "broken", Map.of()));
    }

    int timesAsked(String path) {
        return asked.computeIfAbsent(path, p -> new AtomicInteger()).get();
    }

    int timesAskedForDiscovery() {
        return timesAsked(DISCOVERY);
    }

    /** What was posted last. */
    String posted(String path) {
        return bodies.getOrDefault(path, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
            bodies.put(
                    path,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = answers.getOrDefault(path, new Answer(404, "", Map.of()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
