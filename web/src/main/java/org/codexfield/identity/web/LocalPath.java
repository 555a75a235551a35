package org.codexfield.identity.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after the login: an address of this portal, whatever somebody put into a link. */
final class LocalPath {

    /** The start page. */
    static final String START = "/";

    private static final int MAX_LENGTH = 1000;

    /** One slash and no second: browsers take {@code //host} and {@code /\host} for hosts. */
    private static final Pattern LOCAL =
            Pattern.compile(
                    "/(?:[A-Za-z0-9._~-][A-Za-z0-9/._~-]*)?(?:\\?[A-Za-z0-9/._~%&=+:,-]*)?");

    private LocalPath() {}

    /** The path if it is one of this portal, else the start page. */
    static String of(@Nullable String wanted) {
        return wanted != null && wanted.length() <= MAX_LENGTH && LOCAL.matcher(wanted).matches()
                ? wanted
                : START;
    }
}
