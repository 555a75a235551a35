package org.codexfield.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The one way in which documents that are signed or hashed write a time: UTC with milliseconds,
 * always three digits of them, finer parts cut off.
 *
 * <pre>{@code
 * UtcText.of(Instant.parse("2026-03-02T12:00:00Z")); // 2026-03-02T12:00:00.000Z
 * }</pre>
 */
public final class UtcText {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private UtcText() {}

    /** The text of an instant. */
    public static String of(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
