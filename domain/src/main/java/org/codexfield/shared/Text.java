package org.codexfield.shared;

import java.text.Normalizer;

/**
 * Text that people typed: trimmed, in Unicode normal form C, bounded, and free of control and
 * direction-overriding characters, which would let one text pass for another.
 */
public final class Text {

    private Text() {}

    /**
     * One line that must not be empty.
     *
     * @param what names the text in a refusal, for example {@code name}
     * @param maxLength in UTF-16 units
     * @throws TextIsUnacceptable if it is blank, too long or holds a forbidden character
     */
    public static String line(String what, String value, int maxLength) {
        if (value.length() > 4 * maxLength) {
            throw new TextIsUnacceptable(what, "longer than " + maxLength + " characters");
        }
        var clean = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (clean.isEmpty()) {
            throw new TextIsUnacceptable(what, "empty");
        }
        if (clean.length() > maxLength) {
            throw new TextIsUnacceptable(what, "longer than " + maxLength + " characters");
        }
        clean.codePoints()
                .filter(c -> forbidden(c, false))
                .findFirst()
                .ifPresent(c -> refuse(what, c));
        return clean;
    }

    /** Text of several lines; may be empty. Tabs and line breaks are allowed. */
    public static String block(String what, String value, int maxLength) {
        if (value.length() > 4 * maxLength) {
            throw new TextIsUnacceptable(what, "longer than " + maxLength + " characters");
        }
        var clean = Normalizer.normalize(value.strip(), Normalizer.Form.NFC).replace("\r\n", "\n");
        if (clean.length() > maxLength) {
            throw new TextIsUnacceptable(what, "longer than " + maxLength + " characters");
        }
        clean.codePoints()
                .filter(c -> forbidden(c, true))
                .findFirst()
                .ifPresent(c -> refuse(what, c));
        return clean;
    }

    private static void refuse(String what, int codePoint) {
        throw new TextIsUnacceptable(
                what, "holding the forbidden character " + String.format("U+%04X", codePoint));
    }

    private static boolean forbidden(int c, boolean breaks) {
        if (breaks && (c == '\n' || c == '\t')) {
            return false;
        }
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.UNASSIGNED
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
