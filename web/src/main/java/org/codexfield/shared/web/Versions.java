package org.codexfield.shared.web;

import jakarta.ws.rs.core.EntityTag;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions of things as strong entity tags (RFC 9110 section 8.8.3), so that nobody overwrites what
 * they have not seen.
 */
public final class Versions {

    private static final Pattern STRONG = Pattern.compile("\"v([0-9]{1,18})\"");

    private Versions() {}

    /** The tag of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag("v" + version);
    }

    /**
     * The version that {@code If-Match} names; none when it is {@code *}.
     *
     * @throws RequestIsRefused with 428 (RFC 6585) without the header, and with 412 when it names
     *     no version that this server gives
     */
    public static Optional<Long> required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new RequestIsRefused(
                    Problem.of(
                            428,
                            "if-match-is-missing",
                            "Send If-Match with the ETag that you read, so that you overwrite"
                                    + " nothing that you have not seen."));
        }
        if (ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        var strong = STRONG.matcher(ifMatch.strip());
        if (!strong.matches()) {
            throw new RequestIsRefused(
                    Problem.of(
                            412,
                            "if-match-names-no-version",
                            "If-Match must be one ETag as this server gave it, for example"
                                    + " \"v3\"."));
        }
        return Optional.of(Long.parseLong(strong.group(1)));
    }
}
