package org.codexfield.portal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.codexfield.shared.web.SecurityHeaders;

/**
 * Headers of every answer that passes the login; it sets them itself on what it answers. A page
 * replaces the content security policy by its own, which carries the nonce of its scripts.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
        asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String CSP = "Content-Security-Policy";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse raw, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse response = new OnePolicy(raw);
        SecurityHeaders.set(request, response);
        response.setHeader("Cache-Control", caching(request));
        chain.doFilter(request, response);
    }

    /** Fingerprinted assets never change; everything else may hold what only its reader may see. */
    private static String caching(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.startsWith(Assets.FOLDER) && request.getParameter("v") != null) {
            return "public, max-age=31536000, immutable";
        }
        return path.startsWith("/jakarta.faces.resource/") ? "public, max-age=86400" : "no-store";
    }

    /** Two policies would both apply, and the strict one would win: the last one set counts. */
    private static final class OnePolicy extends HttpServletResponseWrapper {

        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (CSP.equalsIgnoreCase(name)) {
                super.setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
