package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.licensing.Action;
import org.codexfield.metering.service.CallRequest;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.KeyedRequests;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * A call as a client sent it, without its body.
 *
 * @param headers what a node gets of them
 * @param purpose what {@code Codexfield-Purpose} says
 * @param key what {@code Idempotency-Key} says
 * @param body what is known of the body
 */
record GatewayRequest(
        String method,
        GatewayAddress address,
        List<CrossingHeaders.Header> headers,
        Optional<String> purpose,
        Optional<String> key,
        Body body) {

    /** The largest body with a key and without a digest. */
    static final int MAX_READ_FIRST = 1024 * 1024;

    private static final String PURPOSE = "Codexfield-Purpose";
    private static final Pattern PURPOSE_CODE = Pattern.compile("[A-Za-z0-9:._-]{1,100}");
    private static final Digest NOTHING = Digest.of(new byte[0]);

    /**
     * What is known of a body before it comes.
     *
     * @param sizeBytes 0: there is none; negative: not known
     * @param digest what {@code Content-Digest} says
     */
    record Body(long sizeBytes, Optional<Digest> digest) {

        boolean isThere() {
            return sizeBytes != 0;
        }

        /** Whether it is known to have at most so many bytes. */
        boolean isAtMost(long mostBytes) {
            return sizeBytes >= 0 && sizeBytes <= mostBytes;
        }
    }

    /**
     * Reads a request.
     *
     * @throws org.codexfield.shared.web.RequestIsRefused if it is malformed or ambiguous
     * @throws org.codexfield.shared.DomainException if a name in it cannot be one
     */
    static GatewayRequest of(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var digest = ContentHeaders.contentDigest(all(request, "Content-Digest"));
        var key = KeyedRequests.key(all(request, Idempotent.HEADER));
        return new GatewayRequest(
                request.getMethod(),
                GatewayAddress.parse(path, request.getQueryString()),
                CrossingHeaders.toNode(request),
                purpose(all(request, PURPOSE)),
                Optional.ofNullable(key),
                new Body(size(request), digest));
    }

    private static List<String> all(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static Optional<String> purpose(List<String> given) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.size() > 1 || !PURPOSE_CODE.matcher(given.get(0)).matches()) {
            throw GatewayProblems.purposeIsMalformed();
        }
        return Optional.of(given.get(0));
    }

    private static long size(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced >= 0) {
            return announced;
        }
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        boolean framed = request.getProtocol().startsWith("HTTP/2");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return chunked || (framed && !reads) ? -1 : 0;
    }

    /** Whether the body is read before the call is admitted: it has a key and no digest. */
    boolean isReadFirst() {
        return key.isPresent() && body.isThere() && body.digest().isEmpty();
    }

    /**
     * How much of the body is kept before the call is admitted.
     *
     * @throws org.codexfield.shared.web.RequestIsRefused if it is known to be too much
     */
    long readFirstBytes() {
        if (!isReadFirst()) {
            return 0;
        }
        if (body.sizeBytes() > MAX_READ_FIRST) {
            throw new RequestIsRefused(GatewayProblems.contentDigestIsNeeded(MAX_READ_FIRST));
        }
        return body.sizeBytes() < 0 ? MAX_READ_FIRST : body.sizeBytes();
    }

    /** The same with other headers for a node. */
    GatewayRequest with(List<CrossingHeaders.Header> others) {
        return new GatewayRequest(method, address, List.copyOf(others), purpose, key, body);
    }

    /** What it does. */
    Action action() {
        return address.action(method);
    }

    /** The first of the headers that a node gets, of this name. */
    @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(CrossingHeaders.Header::value)
                .findFirst()
                .orElse(null);
    }

    /** What is to be admitted; without a key, or with that of a body of this digest. */
    CallRequest call(String credential, Optional<Digest> payload) {
        return new CallRequest(
                credential,
                address.capsule(),
                address.version(),
                action(),
                purpose,
                key.map(text -> new CallRequest.CallKey(text, payload(payload.orElse(NOTHING)))));
    }

    /** Over all that makes the call what it is, so that a key is not used for another one. */
    private Digest payload(Digest content) {
        var text = String.join("\n", method, address.target(), content.hex());
        return Digest.of(text.getBytes(UTF_8));
    }
}
