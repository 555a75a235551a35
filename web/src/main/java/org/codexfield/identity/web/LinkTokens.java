package org.codexfield.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tokens of mailed links. They arrive in the fragment of the address, which no server logs and no
 * referrer tells; the page's script posts them, and the session keeps them until they are used.
 */
@ApplicationScoped
class LinkTokens {

    private static final int MAX_LENGTH = 100;
    private static final String PREFIX = LinkTokens.class.getName() + ".";

    /** What a link is for: one token of each is kept. */
    enum Purpose {
        INVITATION,
        PASSWORD_RESET,
        SETUP
    }

    /** Keeps a token. */
    void keep(HttpServletRequest request, Purpose purpose, String token) {
        if (!token.isBlank() && token.length() <= MAX_LENGTH) {
            request.getSession(true).setAttribute(PREFIX + purpose, token.strip());
        }
    }

    /** The token kept; empty without. */
    String of(HttpServletRequest request, Purpose purpose) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + purpose) instanceof String token
                ? token
                : "";
    }

    /** Forgets the token, once it is used or useless. */
    void forget(HttpServletRequest request, Purpose purpose) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(PREFIX + purpose);
        }
    }
}
