package org.codexfield.shared.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags and preconditions (RFC 9110 sections 8.8.3 and 13.1.1). The strong tag of a versioned
 * thing is its version: version 7 is {@code ETag: "7"}.
 *
 * <pre>{@code
 * @PUT
 * @Path("{member}")
 * public Response change(
 *         @HeaderParam("If-Match") @Nullable String ifMatch, RolesRequest roles, ...) {
 *     members.assignRoles(member, roles.roles(), IfMatch.required(ifMatch));
 * }
 * }</pre>
 */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    private IfMatch() {}

    /** The tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller saw, for the service to compare; empty when the caller says
     * {@code *}, which any version matches.
     *
     * @param header the header's value; {@code null} when it is absent
     * @throws RequestIsRefused 428 if it is absent, 412 if its tag can be no version, 400 if it is
     *     not one entity tag
     */
    public static OptionalLong required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw refused(
                    428,
                    "precondition-is-required",
                    "Send If-Match with the ETag of what you read, so that nobody's change is"
                            + " lost.");
        }
        String value = header.strip();
        if (value.equals("*")) {
            return OptionalLong.empty();
        }
        var version = VERSION.matcher(value);
        if (version.matches()) {
            return OptionalLong.of(Long.parseLong(version.group(1)));
        }
        if (TAG.matcher(value).matches()) {
            throw refused(
                    412,
                    "stale-version",
                    "If-Match names no version that there ever was; read it again.");
        }
        throw refused(
                400, "if-match-is-malformed", "If-Match must be one entity tag in quotes, or *.");
    }

    private static RequestIsRefused refused(int status, String code, String detail) {
        return new RequestIsRefused(Problem.of(status, code, detail));
    }
}
