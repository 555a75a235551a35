package org.codexfield.evidence;

import java.util.UUID;

/**
 * The aggregate that a fact is about.
 *
 * @param type the aggregate's name in kebab case, for example {@code api-key}
 * @param id its identifier
 * @param organisation the organisation it belongs to; {@link #NOBODY} when it belongs to none
 */
public record Subject(String type, UUID id, UUID organisation) {

    /** The nil UUID (RFC 9562 section 5.9): no organisation, no member. */
    public static final UUID NOBODY = new UUID(0, 0);
}
