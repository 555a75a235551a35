package org.codexfield.shared.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Idempotency-Key} and digests the request. It holds the body in memory, which the
 * method's {@link MaxBody} bounds.
 */
@Provider
@Idempotent
public class KeyedRequests implements ContainerRequestFilter {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = key(request.getHeaders().get(Idempotent.HEADER));
        if (key == null) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        String target =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        request.setProperty(
                KeyedRequest.ATTRIBUTE,
                new KeyedRequest(key, target, digest(request, target, body)));
    }

    /**
     * The key that the headers hold, if there is one.
     *
     * @throws RequestIsRefused if it is malformed
     */
    public static @Nullable String key(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        if (headers.size() > 1 || !KEY.matcher(headers.get(0)).matches()) {
            throw new RequestIsRefused(
                    Problem.of(
                            400,
                            "idempotency-key-is-malformed",
                            "Idempotency-Key must be given once, as 1 to 128 visible ASCII"
                                    + " characters."));
        }
        return headers.get(0);
    }

    private static Digest digest(ContainerRequestContext request, String target, byte[] body) {
        String head =
                String.join(
                        "\n",
                        target,
                        String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()),
                        String.valueOf(request.getHeaderString("Content-Type")),
                        Digest.of(body).hex());
        return Digest.of(head.getBytes(StandardCharsets.UTF_8));
    }
}
