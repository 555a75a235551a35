package org.codexfield.metering.service;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A call token.
 *
 * @param digest by which events may name it
 * @param token the text: a compact JWS
 * @param node the only node that may use it
 * @param from the first instant of calls that it covers
 * @param until the first that it covers no more
 */
public record CallTokenView(
        UUID id, Digest digest, String token, @Nullable UUID node, Instant from, Instant until) {}
