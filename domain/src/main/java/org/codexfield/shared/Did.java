package org.codexfield.shared;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A decentralised identifier as W3C DID Core 1.0, section 3.1 writes it: {@code did:} method {@code
 * :} method-specific identifier, at most 512 characters. It names a subject; a DID URL (with path,
 * query or fragment) is not a DID and is refused.
 *
 * <pre>{@code
 * new Did("did:web:example.org:organisations:acme").method(); // "web"
 * }</pre>
 *
 * @param value the identifier as written; compared character by character, as the specification
 *     demands
 */
public record Did(String value) {

    /** The longest DID accepted, in characters. */
    public static final int MAX_LENGTH = 512;

    private static final int METHOD_START = "did:".length();

    // method-specific-id = *( *idchar ":" ) 1*idchar: any idchars and colons, the last no colon
    private static final Pattern SYNTAX =
            Pattern.compile("did:[a-z0-9]++:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})++(?<!:)");

    /**
     * @throws DidIsMalformed if it is too long or breaks the grammar
     */
    public Did {
        if (value.length() > MAX_LENGTH) {
            throw new DidIsMalformed(
                    value.length() + " characters, more than the " + MAX_LENGTH + " allowed");
        }
        if (!SYNTAX.matcher(value).matches()) {
            throw new DidIsMalformed("it breaks the grammar of DID Core section 3.1");
        }
    }

    /**
     * The DID of an address by the method did:web: {@code did:web:<host>[%3A<port>][:<path>]}.
     *
     * @throws DidIsMalformed if the address has no host
     */
    public static Did web(URI address) {
        if (address.getHost() == null) {
            throw new DidIsMalformed("the address has no host");
        }
        var did = new StringBuilder("did:web:").append(address.getHost());
        if (address.getPort() >= 0) {
            did.append("%3A").append(address.getPort());
        }
        for (var segment : address.getPath().split("/", -1)) {
            if (!segment.isEmpty()) {
                did.append(':').append(segment);
            }
        }
        return new Did(did.toString());
    }

    /** The method name, for example {@code web} or {@code key}. */
    public String method() {
        return value.substring(METHOD_START, methodEnd());
    }

    /** What follows the method, for example {@code example.org:organisations:acme}. */
    public String methodSpecificId() {
        return value.substring(methodEnd() + 1);
    }

    /** The same as {@link #value()}. */
    @Override
    public String toString() {
        return value;
    }

    private int methodEnd() {
        return value.indexOf(':', METHOD_START);
    }
}
