package org.codexfield.identity.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** What an {@code Authorization} header carries. */
sealed interface Credentials {

    /** {@code Bearer} (RFC 6750). */
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /** {@code Basic} (RFC 7617), in UTF-8. */
    record Basic(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[hidden]";
        }
    }

    /** Anything else. */
    record Unreadable() implements Credentials {}

    /** Characters of a token68 (RFC 9110 section 11.2), and no more than any token needs. */
    Pattern HEADER = Pattern.compile("([A-Za-z]{1,20}) {1,3}([A-Za-z0-9._~+/-]{1,8000}=*)");

    /** Whether they are address and password. */
    default boolean isBasic() {
        return this instanceof Basic;
    }

    /** Reads a header; schemes are case-insensitive. */
    static Credentials read(String header) {
        var parts = HEADER.matcher(header.strip());
        if (!parts.matches()) {
            return new Unreadable();
        }
        var scheme = parts.group(1);
        if (scheme.equalsIgnoreCase("Bearer")) {
            return new Bearer(parts.group(2));
        }
        return scheme.equalsIgnoreCase("Basic") ? basic(parts.group(2)) : new Unreadable();
    }

    private static Credentials basic(String encoded) {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                            .toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Unreadable()
                    : new Basic(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return new Unreadable();
        }
    }
}
