package org.codexfield.shared.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that a browser asks for on behalf of another site, so that a signed-in reader's
 * cookie cannot be used against them. Programs send neither header and are not concerned.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SameOriginOnly implements ContainerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public void filter(ContainerRequestContext request) {
        if (HARMLESS.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString("Host");
        if (!allowed(site, origin, host)) {
            throw new RequestIsRefused(
                    Problem.of(
                            403,
                            "cross-site-request",
                            "Another site's page may not change anything here."));
        }
    }

    /** Whether a request that changes something comes from a page of this site. */
    public static boolean allows(HttpServletRequest request) {
        return allowed(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"));
    }

    static boolean allowed(@Nullable String site, @Nullable String origin, @Nullable String host) {
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        return origin == null || authority(origin).equals(host);
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
