package org.codexfield.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case and Unicode normal form C, so that one address is one value.
 *
 * @param value at most 254 characters (RFC 5321 section 4.5.3.1.3), one {@code @}
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    // no separators, no control or format characters of Unicode, nothing that mail headers quote
    private static final String PART = "[^@\\p{Z}\\p{C}<>,;:\"()\\[\\]\\\\]";
    private static final Pattern SYNTAX = Pattern.compile(PART + "{1,64}@" + PART + "{1,189}");

    /**
     * @throws EmailIsUnacceptable if it is none
     */
    public EmailAddress {
        if (!isOne(value)) {
            throw new EmailIsUnacceptable();
        }
        value = canonical(value);
    }

    /** The address that somebody typed, if it is one. */
    public static Optional<EmailAddress> find(String typed) {
        return isOne(typed) ? Optional.of(new EmailAddress(typed)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isOne(String text) {
        if (text.length() > 2 * MAX_LENGTH) {
            return false;
        }
        var canonical = canonical(text);
        return canonical.length() <= MAX_LENGTH && SYNTAX.matcher(canonical).matches();
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
