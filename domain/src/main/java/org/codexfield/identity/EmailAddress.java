package org.codexfield.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case.
 *
 * @param value at most 254 characters (RFC 5321 section 4.5.3.1.3), one {@code @}
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SYNTAX =
            Pattern.compile(
                    "[^\\s@\\p{Cntrl}<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@\\p{Cntrl}<>,;:\"()\\[\\]\\\\]{1,189}");

    /**
     * @throws EmailIsUnacceptable if it is none
     */
    public EmailAddress {
        if (value.length() > 2 * MAX_LENGTH) {
            throw new EmailIsUnacceptable();
        }
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > MAX_LENGTH || !SYNTAX.matcher(value).matches()) {
            throw new EmailIsUnacceptable();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
