package org.codexfield.shared.web;

import java.util.List;

/** The addresses that machines call: they answer problems, never pages. */
public final class MachineAddresses {

    private static final List<String> ROOTS =
            List.of("/api", "/health", "/metrics", "/.well-known", "/problems", "/gateway");

    private MachineAddresses() {}

    /** Whether a request's address, which begins with the context's, is one of them. */
    static boolean has(String contextPath, String requestUri) {
        return requestUri.startsWith(contextPath)
                && has(requestUri.substring(contextPath.length()));
    }

    /** The same for a path below the context. */
    public static boolean has(String path) {
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))
                || path.endsWith("/did.json");
    }
}
