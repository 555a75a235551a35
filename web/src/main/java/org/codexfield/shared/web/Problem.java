package org.codexfield.shared.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.codexfield.shared.KebabCase;
import org.codexfield.shared.StaleVersion;

/**
 * Why a request was not done, as RFC 9457 has it.
 *
 * <pre>{@code
 * {
 *   "type": "https://portal.example/problems/slug-is-taken",
 *   "title": "Slug is taken",
 *   "status": 409,
 *   "detail": "The slug \"acme\" is taken; choose another.",
 *   "code": "slug-is-taken",
 *   "arguments": {"slug": "acme"}
 * }
 * }</pre>
 *
 * @param status the HTTP status
 * @param code the stable name of this sort of problem in kebab case; ends the type's address
 * @param detail what was refused, where, and how to mend it; never a secret, never a class name
 * @param members further members of the document
 * @param headers headers that belong to the answer, such as {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What a 401 must carry (RFC 9110 section 15.5.2). */
    static final String CHALLENGE = "Bearer realm=\"codexfield\"";

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final String STALE = KebabCase.of(StaleVersion.class);
    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "code");

    /**
     * Copies the maps, keeping their order.
     *
     * @throws IllegalArgumentException if a further member has a name that RFC 9457 gives away
     */
    public Problem {
        if (members.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException("Reserved member among " + members.keySet());
        }
        members = new LinkedHashMap<>(members);
        headers = new LinkedHashMap<>(headers);
    }

    /** A problem without further members. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }

    /** The same problem with one more member. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail, more, headers);
    }

    /** The same problem with one more header. */
    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, members, more);
    }

    /** The same problem for a caller without login: what is forbidden may be allowed after one. */
    public Problem towardsNobody() {
        return status == FORBIDDEN
                ? new Problem(UNAUTHORIZED, code, detail, members, headers)
                        .header("WWW-Authenticate", CHALLENGE)
                : this;
    }

    /** The same problem for a caller who sent {@code If-Match}: a stale version failed it. */
    public Problem towardsPrecondition() {
        return code.equals(STALE) && status == CONFLICT
                ? new Problem(PRECONDITION_FAILED, code, detail, members, headers)
                : this;
    }

    /** The code as words: {@code slug-is-taken} is {@code Slug is taken}. */
    public String title() {
        var words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * The document.
     *
     * @param base the installation's address without a slash at its end; empty for types that are
     *     relative to it
     */
    public Map<String, Object> document(String base) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", base + "/problems/" + code);
        document.put("title", title());
        document.put("status", status);
        document.put("detail", detail);
        document.put("code", code);
        document.putAll(members);
        return document;
    }
}
