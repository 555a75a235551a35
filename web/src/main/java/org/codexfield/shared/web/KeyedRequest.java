package org.codexfield.shared.web;

import org.codexfield.shared.Digest;

/**
 * A request that came with an {@code Idempotency-Key}.
 *
 * @param key 1 to 128 visible ASCII characters
 * @param target method and address
 * @param digest over method, address, type and bytes of the body
 */
public record KeyedRequest(String key, String target, Digest digest) {

    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = "org.codexfield.keyed-request";
}
