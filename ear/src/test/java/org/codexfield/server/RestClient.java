package org.codexfield.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls the portal's REST interface; waits when it says that it is called too often. */
public final class RestClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_TRIES = 10;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI base;
    private final String authorization;
    private final Inspector inspector;

    private RestClient(URI base, String authorization, Inspector inspector) {
        this.base = base;
        this.authorization = authorization;
        this.inspector = inspector;
    }

    /** Looks at every answer, and throws when it is not as it should be. */
    @FunctionalInterface
    public interface Inspector {
        /** Looks at one answer to a request with this method. */
        void inspect(String method, HttpResponse<String> answer);
    }

    /** Calls as nobody. */
    public static RestClient anonymous(URI portal) {
        return anonymous(portal, (method, answer) -> {});
    }

    /** Calls as nobody; what comes back is inspected. */
    public static RestClient anonymous(URI portal, Inspector inspector) {
        return new RestClient(portal.resolve("/api/v1/"), "", inspector);
    }

    /** The same, by an API key or an access token. */
    public RestClient withBearer(String token) {
        return new RestClient(base, "Bearer " + token, inspector);
    }

    /** The same, by a password, which the portal takes for making an API key only. */
    public RestClient withPassword(String email, String password) {
        var pair = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RestClient(base, "Basic " + Base64.getEncoder().encodeToString(pair), inspector);
    }

    /** An answer: its status and its document, which is missing when there was none. */
    public record Answer(int status, JsonNode body) {}

    /** Reads. */
    @CheckReturnValue
    public Answer get(String path) {
        return send(path, "GET", HttpRequest.BodyPublishers.noBody());
    }

    /** Sends a document, and must be obeyed. */
    public JsonNode post(String path, Map<String, ?> document) {
        var answer = tryPost(path, document);
        if (answer.status() >= 400) {
            throw new IllegalStateException("POST " + path + " was refused: " + answer.body());
        }
        return answer.body();
    }

    /** Sends a document. */
    @CheckReturnValue
    public Answer tryPost(String path, Map<String, ?> document) {
        return send(
                path,
                "POST",
                HttpRequest.BodyPublishers.ofString(JSON.valueToTree(document).toString()));
    }

    /** Sends a document, to be done once however often this is called with the same key. */
    @CheckReturnValue
    public Answer postOnce(String key, String path, Map<String, ?> document) {
        return send(
                path,
                "POST",
                HttpRequest.BodyPublishers.ofString(JSON.valueToTree(document).toString()),
                "Idempotency-Key",
                key);
    }

    /** Replaces, whatever the version. */
    @CheckReturnValue
    public Answer tryPut(String path, Map<String, ?> document) {
        return send(
                path,
                "PUT",
                HttpRequest.BodyPublishers.ofString(JSON.valueToTree(document).toString()));
    }

    /** Replaces, and must be obeyed. */
    public JsonNode mustPut(String path, Map<String, ?> document) {
        return obeyed(path, tryPut(path, document));
    }

    /** Makes what is not there yet, and must be obeyed. */
    public JsonNode putNew(String path, Map<String, ?> document) {
        var body = HttpRequest.BodyPublishers.ofString(JSON.valueToTree(document).toString());
        return obeyed(
                path,
                answer(
                        request(path).header("Content-Type", "application/json").PUT(body).build(),
                        1));
    }

    /** Puts bytes there, and must be obeyed. */
    public JsonNode upload(String path, String mediaType, byte[] content) {
        var body = HttpRequest.BodyPublishers.ofByteArray(content);
        return obeyed(
                path, answer(request(path).header("Content-Type", mediaType).PUT(body).build(), 1));
    }

    private static JsonNode obeyed(String path, Answer answer) {
        if (answer.status() >= 400) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
        return answer.body();
    }

    /** Removes, and must be obeyed. */
    public void delete(String path) {
        var answer = tryDelete(path);
        if (answer.status() >= 400) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
    }

    /** Removes. */
    @CheckReturnValue
    public Answer tryDelete(String path) {
        return send(path, "DELETE", HttpRequest.BodyPublishers.noBody());
    }

    /** A request that the caller completes and sends itself, with the caller's login. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Answer send(
            String path, String method, HttpRequest.BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .method(method, body)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (method.equals("PUT")) {
            request.header("If-Match", "*");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return answer(request.build(), 1);
    }

    private Answer answer(HttpRequest request, int tries) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            inspector.inspect(request.method(), answer);
            if (answer.statusCode() != TOO_MANY_REQUESTS || tries == MAX_TRIES) {
                return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
            }
            long wait = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            return CompletableFuture.supplyAsync(
                            () -> answer(request, tries + 1),
                            CompletableFuture.delayedExecutor(wait, TimeUnit.SECONDS))
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
