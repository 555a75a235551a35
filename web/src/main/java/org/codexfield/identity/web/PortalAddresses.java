package org.codexfield.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.codexfield.shared.web.MachineAddresses;

/** Which sort of login an address takes. A page is protected unless it is named here. */
final class PortalAddresses {

    /** Pages for people who are not signed in, or not yet. */
    private static final Set<String> OPEN_PAGES =
            Set.of(
                    "/capsule.xhtml",
                    "/catalogue.xhtml",
                    "/expired.xhtml",
                    "/help.xhtml",
                    "/invitation.xhtml",
                    "/login.xhtml",
                    "/password-reset-request.xhtml",
                    "/password-reset.xhtml",
                    "/register.xhtml",
                    "/registered.xhtml",
                    "/setup.xhtml");

    private PortalAddresses() {}

    /** How the caller of an address is established. */
    enum Kind {
        /** By credentials that come with the request; never by a session. */
        MACHINE,
        /** By whoever answers there: it takes other credentials than people's and their keys. */
        OWN_CREDENTIALS,
        /** By a session if there is one. */
        OPEN,
        /** By a session; without one the browser is led to the login. */
        PROTECTED
    }

    static Kind kindOf(HttpServletRequest request) {
        return kindOf(path(request));
    }

    /** The path without context, parameters and encoding, as the server matches it. */
    static String path(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    static Kind kindOf(String path) {
        if (path.equals("/metrics")
                || path.equals("/api/v1/metrics")
                || path.startsWith("/gateway/")) {
            return Kind.OWN_CREDENTIALS;
        }
        if (MachineAddresses.has(path)) {
            return Kind.MACHINE;
        }
        boolean page = path.isEmpty() || path.equals("/") || path.endsWith(".xhtml");
        boolean open =
                OPEN_PAGES.contains(path)
                        || path.startsWith("/error/")
                        || path.startsWith("/jakarta.faces.resource/");
        return page && !open ? Kind.PROTECTED : Kind.OPEN;
    }
}
