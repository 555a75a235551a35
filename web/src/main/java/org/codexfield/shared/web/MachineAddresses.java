package org.codexfield.shared.web;

import java.util.List;

/** The addresses that machines call: they answer problems, never pages. */
final class MachineAddresses {

    private static final List<String> ROOTS =
            List.of("/api", "/health", "/metrics", "/.well-known", "/problems");

    private MachineAddresses() {}

    /** Whether a request's address, which begins with the context's, is one of them. */
    static boolean has(String contextPath, String requestUri) {
        if (!requestUri.startsWith(contextPath)) {
            return false;
        }
        String path = requestUri.substring(contextPath.length());
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))
                || path.endsWith("/did.json");
    }
}
