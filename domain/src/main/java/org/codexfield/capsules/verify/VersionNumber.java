package org.codexfield.capsules.verify;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The number of a version: Semantic Versioning 2.0.0, with a bound on length. Two numbers that
 * differ in build metadata alone are different numbers of the same precedence.
 *
 * <pre>{@code
 * new VersionNumber("1.0.0-rc.1").compareTo(new VersionNumber("1.0.0")) < 0
 * }</pre>
 *
 * @param value as written, at most {@value #MAX_LENGTH} characters; no number in it has more than
 *     nine digits
 */
public record VersionNumber(String value) implements Comparable<VersionNumber> {

    /** The longest number. */
    public static final int MAX_LENGTH = 64;

    private static final String NUMBER = "(?:0|[1-9][0-9]{0,8})";
    private static final String PRE = "(?:" + NUMBER + "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern SYNTAX =
            Pattern.compile(
                    String.format(
                            "%1$s\\.%1$s\\.%1$s(?:-%2$s(?:\\.%2$s)*)?"
                                    + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?",
                            NUMBER, PRE));
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * @throws VersionNumberIsMalformed if it breaks the grammar
     */
    public VersionNumber {
        if (value.length() > MAX_LENGTH || !SYNTAX.matcher(value).matches()) {
            throw new VersionNumberIsMalformed();
        }
    }

    /**
     * A text that orders as section 11 of the specification says, character by character: numbers
     * padded to nine digits, identifiers of digits before others, a release after its pre-releases.
     */
    public String precedence() {
        var plain = value.indexOf('+') < 0 ? value : value.substring(0, value.indexOf('+'));
        int dash = plain.indexOf('-');
        var key = new StringBuilder();
        for (var number : List.of((dash < 0 ? plain : plain.substring(0, dash)).split("\\.", -1))) {
            key.append(padded(number));
        }
        if (dash < 0) {
            return key.append('~').toString();
        }
        for (var identifier : List.of(plain.substring(dash + 1).split("\\.", -1))) {
            // '!' sorts before every character of an identifier, so the shorter list is less
            boolean digits = DIGITS.matcher(identifier).matches();
            key.append('!').append(digits ? "0" + padded(identifier) : "1" + identifier);
        }
        return key.append('!').toString();
    }

    /** Whether it is no pre-release. */
    public boolean isRelease() {
        return precedence().endsWith("~");
    }

    /** Orders by precedence, then by build metadata as text, so that equal means the same. */
    @Override
    public int compareTo(VersionNumber other) {
        int byPrecedence = precedence().compareTo(other.precedence());
        return byPrecedence == 0 ? value.compareTo(other.value) : byPrecedence;
    }

    @Override
    public String toString() {
        return value;
    }

    private static String padded(String digits) {
        return "0".repeat(9 - digits.length()) + digits;
    }
}
