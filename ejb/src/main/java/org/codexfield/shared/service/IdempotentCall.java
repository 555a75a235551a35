package org.codexfield.shared.service;

import org.codexfield.shared.Digest;

/**
 * A request that its caller may repeat without it being done twice.
 *
 * @param caller who calls, at most 128 characters: keys of different callers never meet
 * @param key the {@code Idempotency-Key}, 1 to 128 visible ASCII characters
 * @param target method and address, at most 1,000 characters, for those who look into the table
 * @param request the digest of all that makes two requests the same
 */
public record IdempotentCall(String caller, String key, String target, Digest request) {}
