package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.server.CheckReturnValue;
import org.codexfield.server.RestClient;
import org.codexfield.shared.Digest;

/** Makes capsules through the REST interface as a publisher of an organisation. */
public final class CapsuleMaker {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RestClient client;
    private final String organisation;

    /** As a publisher of the organisation. */
    public CapsuleMaker(RestClient client, String organisation) {
        this.client = client;
        this.organisation = organisation;
    }

    public RestClient client() {
        return client;
    }

    /** A capsule of a fresh name with a draft 1.0.0; the address of the version. */
    public String draft() {
        var slug = freshSlug();
        name(slug);
        return begin(slug);
    }

    static String freshSlug() {
        return "c" + UUID.randomUUID();
    }

    /** Makes a capsule of this name. */
    void name(String slug) {
        client.post(
                "capsules", Map.of("organisation", organisation, "slug", slug, "kind", "dataset"));
    }

    /** Begins a draft 1.0.0; its address. */
    String begin(String slug) {
        var capsule = "capsules/" + organisation + "/" + slug;
        client.post(capsule + "/versions", Map.of("version", "1.0.0"));
        return capsule + "/versions/1.0.0";
    }

    /** The same with documentation and a part. */
    public String filled() {
        var version = draft();
        describe(version);
        fill(version);
        return version;
    }

    /** Writes documentation that no other version has. */
    void describe(String version) {
        describe(version, "Lung scans of " + version);
    }

    /** Puts a part in that no other version has. */
    void fill(String version) {
        put(version, "data/a.csv", version.getBytes(UTF_8));
    }

    /** A sealed version. */
    String sealed() {
        var version = filled();
        client.post(version + "/seal", Map.of());
        return version;
    }

    /** A published version. */
    public String published() {
        var version = sealed();
        client.post(version + "/publication", Map.of());
        return version;
    }

    /** The same; the name of its capsule, {@code organisation/slug}. */
    String publishedCapsule() {
        return organisation + "/" + published().split("/", -1)[2];
    }

    /** Announces more bytes than it sends to the address, and closes the connection. */
    static void breakOff(HttpRequest to) throws IOException {
        var address = to.uri();
        var authorization = to.headers().firstValue("Authorization").orElseThrow();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head =
                    "PUT "
                            + address.getRawPath()
                            + " HTTP/1.1\r\nHost: "
                            + address.getAuthority()
                            + "\r\nAuthorization: "
                            + authorization
                            + "\r\nContent-Type: text/plain\r\nContent-Length: 5000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().write(new byte[2_000_000]);
            socket.getOutputStream().flush();
        }
    }

    public void describe(String version, String title) {
        client.mustPut(
                version + "/documentation",
                Map.of("title", title, "card", "# Card", "tags", List.of("lung")));
    }

    /** Names the only parent, and must be obeyed. */
    public void nameParent(String version, String digest, String relation) {
        client.mustPut(version + "/parents", parent(digest, relation));
    }

    /** Names the only parent. */
    @CheckReturnValue
    RestClient.Answer tryNameParent(String version, String digest, String relation) {
        return client.tryPut(version + "/parents", parent(digest, relation));
    }

    private static Map<String, ?> parent(String digest, String relation) {
        return Map.of("parents", List.of(Map.of("manifestDigest", digest, "relation", relation)));
    }

    public String digestOf(String version) {
        return client.get(version).body().path("manifestDigest").asText();
    }

    JsonNode parts(String version) {
        return client.get(version + "/parts").body().path("items");
    }

    /** Puts a part there, and must be obeyed. */
    public void put(String version, String path, byte[] content) {
        var answer = tryPut(version, path, content);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    path + " was refused: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Puts a part there. */
    @CheckReturnValue
    HttpResponse<String> tryPut(String version, String path, byte[] content) {
        return send(
                request(version + "/parts/" + path)
                        .header("Content-Type", "text/csv; charset=utf-8")
                        .header("Content-Digest", contentDigest(content))
                        .PUT(BodyPublishers.ofByteArray(content)));
    }

    public HttpRequest.Builder request(String path) {
        return client.request(path);
    }

    static String contentDigest(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digest.of(content).bytes()) + ":";
    }

    @CheckReturnValue
    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    @CheckReturnValue
    static <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
