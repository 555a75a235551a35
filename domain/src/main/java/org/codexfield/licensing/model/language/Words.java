package org.codexfield.licensing.model.language;

import java.util.stream.Collectors;

/** Words as error messages show them. */
final class Words {

    private static final int MAX_SHOWN = 40;
    private static final int FIRST_BEYOND_ASCII = 0x7F;

    private Words() {}

    /**
     * A word as it can be shown to anybody: short, and with the code points beyond ASCII spelled
     * out, because a Cyrillic letter may look exactly like a Latin one.
     */
    static String shown(String word) {
        int end =
                word.offsetByCodePoints(
                        0, Math.min(MAX_SHOWN, word.codePointCount(0, word.length())));
        String part = word.substring(0, end);
        String beyond =
                part.codePoints()
                        .filter(c -> c >= FIRST_BEYOND_ASCII || c < ' ')
                        .distinct()
                        .limit(4)
                        .mapToObj(c -> String.format("U+%04X", c))
                        .collect(Collectors.joining(", "));
        String plain =
                part.codePoints()
                        .mapToObj(c -> isVisible(c) ? Character.toString(c) : "·")
                        .collect(Collectors.joining());
        String cut = end < word.length() ? plain + "…" : plain;
        return beyond.isEmpty() ? cut : cut + " (" + beyond + ")";
    }

    private static boolean isVisible(int c) {
        return Character.isLetterOrDigit(c) || (c > ' ' && c < FIRST_BEYOND_ASCII);
    }
}
