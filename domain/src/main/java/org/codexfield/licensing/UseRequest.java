package org.codexfield.licensing;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do.
 *
 * @param action what
 * @param purpose the code of the purpose, for example {@code research}
 * @param organisationRegion the region of the organisation that asks, for example {@code CH};
 *     {@code null} when nobody knows
 * @param nodeRegion the region of the node that would serve it; {@code null} when nobody knows
 */
public record UseRequest(
        Action action,
        String purpose,
        @Nullable String organisationRegion,
        @Nullable String nodeRegion) {}
