package org.codexfield.node.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.DomainException;

/** HTTP with limits: no redirects, bounded bodies, and an end to every wait. */
final class Http implements Closeable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MAX_DETAIL = 500;
    private static final int MAX_PROBLEM_BYTES = 64 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
    private final Duration patience;
    private final StallGuard guard;

    /**
     * @param patience how long headers, and every further piece of a body, may take
     */
    Http(Duration patience) {
        this.patience = patience;
        this.guard = new StallGuard(patience);
    }

    /** A request to begin with. */
    HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(patience);
    }

    /**
     * Sends. The caller closes the body.
     *
     * @throws IOException if there is no answer
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(
                    request,
                    info ->
                            HttpResponse.BodySubscribers.mapping(
                                    HttpResponse.BodySubscribers.ofInputStream(), guard::guard));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /**
     * The whole body of a good answer.
     *
     * @param what names what is asked for, in refusals
     * @throws InstallationRefuses if it is not answered with 200 or 201
     * @throws IOException if there is no answer, or one that is too long
     */
    byte[] bytes(HttpRequest request, String what, int maxBytes) throws IOException {
        var answer = send(request);
        try (var body = answer.body()) {
            requireGood(answer, body, what);
            var bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException("The answer to " + what + " is too long");
            }
            return bytes;
        }
    }

    /** The body of a good answer as JSON. */
    JsonNode json(HttpRequest request, String what) throws IOException {
        var bytes = bytes(request, what, StrictJson.MAX_SIZE_BYTES);
        try {
            return StrictJson.parse(bytes);
        } catch (DomainException e) {
            throw new IOException("The answer to " + what + " is no JSON", e);
        }
    }

    /** Goes on only with what was granted. */
    static void requireGood(HttpResponse<?> answer, InputStream body, String what)
            throws IOException {
        int status = answer.statusCode();
        if (status != 200 && status != 201 && status != 206) {
            throw new InstallationRefuses(what, status, detail(body.readNBytes(MAX_PROBLEM_BYTES)));
        }
    }

    /** Why there was no answer, in words: the client's own failures often have no message. */
    static String reason(IOException failure) {
        var message = failure.getMessage();
        return message == null ? "it does not answer (" + failure + ")" : message;
    }

    /** What a problem says, on one line; the beginning of whatever else came. */
    private static String detail(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            text = StrictJson.parse(body).path("detail").asText(text);
        } catch (DomainException e) {
            text = text.isBlank() ? "no reason given" : text;
        }
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
    }

    @Override
    public void close() {
        guard.close();
    }
}
