package org.codexfield.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.codexfield.capsules.web.PartUploadServlet;
import org.codexfield.licensing.web.AttachmentServlet;
import org.codexfield.metering.web.GatewayServlet;

/**
 * Refuses large bodies outside of the REST interface, uploads and the gateway, which have limits of
 * their own: the server takes bodies as large as a part of a capsule may be, and forms are held in
 * memory. A body whose length is not announced is refused there, since browsers announce it.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageBodyLimit extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final Set<String> UPLOADS =
            Set.of(PartUploadServlet.PATH, AttachmentServlet.PATH);
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int refusal = refusal(request);
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else {
            // no error page: to show one would read the body as a form
            response.setHeader("Connection", "close");
            response.setStatus(refusal);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println("The body is larger than allowed here.");
        }
    }

    /** The status of a refusal; 0 when there is none. */
    private static int refusal(HttpServletRequest request) {
        if (WITHOUT_BODY.contains(request.getMethod())
                || request.getServletPath().startsWith(RestApplication.BASE)
                || request.getServletPath().equals(GatewayServlet.PATH)
                || UPLOADS.contains(request.getServletPath())) {
            return 0;
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        boolean unannounced =
                request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") != null;
        return unannounced ? HttpServletResponse.SC_LENGTH_REQUIRED : 0;
    }
}
