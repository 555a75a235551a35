package org.codexfield.identity;

import java.util.Locale;
import java.util.Set;

/**
 * A password that is good enough (NIST SP 800-63B section 3.1.1): long, and not well known.
 *
 * @param value 12 to 128 characters
 */
public record Password(String value) {

    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 128;
    private static final int MIN_DISTINCT = 5;
    private static final Set<String> WELL_KNOWN =
            Set.of(
                    "123456789012",
                    "1234567890123",
                    "administrator",
                    "correcthorsebatterystaple",
                    "letmeinletmein",
                    "password1234",
                    "passwordpassword",
                    "qwertyuiop12",
                    "qwertyuiopasdf");

    /**
     * @throws PasswordIsWeak if it is not
     */
    public Password {
        if (value.length() < MIN_LENGTH) {
            throw new PasswordIsWeak("shorter than " + MIN_LENGTH + " characters");
        }
        if (value.length() > MAX_LENGTH) {
            throw new PasswordIsWeak("longer than " + MAX_LENGTH + " characters");
        }
        if (value.chars().distinct().count() < MIN_DISTINCT
                || WELL_KNOWN.contains(value.toLowerCase(Locale.ROOT))) {
            throw new PasswordIsWeak("easily guessed");
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
