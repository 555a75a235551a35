package org.codexfield.metering.service;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param pointer to it, or to what is wrong with it, in the body (RFC 6901)
 * @param id its identifier; empty if it has none that can be read
 * @param result {@code accepted}, {@code duplicate}, {@code conflict} or {@code refused}
 * @param status what it would be answered alone: 200, 409 or 400
 * @param code why it was refused, in kebab case
 * @param detail what the grant or its licence said
 * @param receipt the receipt that it gets or has
 */
public record UsageResult(
        String pointer,
        String id,
        String result,
        int status,
        @Nullable String code,
        @Nullable String detail,
        @Nullable UUID receipt) {}
