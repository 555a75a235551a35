package org.codexfield.shared.service;

/**
 * The answer to a request that was done, as it is given again when the request is repeated.
 *
 * @param status the HTTP status, 200 to 399
 * @param location the {@code Location} header; empty for none
 * @param etag the {@code ETag} header; empty for none
 * @param body JSON without its secrets; empty for none; at most {@value #MAX_BODY_CHARS} characters
 */
public record KeptAnswer(int status, String location, String etag, String body) {

    /** How long a body that is kept can be. */
    public static final int MAX_BODY_CHARS = 256 * 1024;

    /**
     * @throws IllegalArgumentException if the body is too long to be kept
     */
    public KeptAnswer {
        if (body.length() > MAX_BODY_CHARS) {
            throw new IllegalArgumentException("An answer of " + body.length() + " characters");
        }
    }
}
