package org.codexfield.verifier;

/** Makes text of strangers fit to be shown: no control characters, and not too long. */
final class Shown {

    private static final int MAX = 160;

    private Shown() {}

    static String line(String text) {
        var line = new StringBuilder();
        text.codePoints().limit(MAX).forEach(c -> line.appendCodePoint(isPlain(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > MAX ? line + "..." : line.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
