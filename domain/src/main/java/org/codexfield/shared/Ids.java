package org.codexfield.shared;

import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Makes identifiers: UUIDs of version 7 (RFC 9562 section 5.7), which sort by time. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR =
            new TimeBasedEpochRandomGenerator((Random) new SecureRandom());

    private Ids() {}

    /** A new identifier of the given time, to the millisecond. */
    public static UUID next(Instant now) {
        return GENERATOR.construct(now.toEpochMilli());
    }

    /**
     * Reads an identifier.
     *
     * @param what names the identifier in the refusal, for example {@code organisation}
     * @throws IdIsMalformed unless the text is a UUID in its canonical form of 36 characters
     */
    public static UUID parse(String what, String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new IdIsMalformed(what, e);
        }
        throw new IdIsMalformed(what, null);
    }
}
