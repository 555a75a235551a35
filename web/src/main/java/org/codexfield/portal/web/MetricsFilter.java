package org.codexfield.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.codexfield.metering.web.GatewayServlet;

/** Counts every request and how long it took. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class MetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient Metrics metrics;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            metrics.answered(
                    request.getMethod(), route(request), status, System.nanoTime() - start);
        }
    }

    private static String route(HttpServletRequest request) {
        if (request.getAttribute(Routes.ATTRIBUTE) instanceof String route) {
            return route;
        }
        String path = request.getServletPath();
        if (path.startsWith(RestApplication.BASE)) {
            return RestApplication.BASE + "/(unknown)";
        }
        if (path.equals(GatewayServlet.PATH)) {
            return GatewayServlet.PATH + "/(admission)"; // what follows is asynchronous
        }
        return path.endsWith(".xhtml") ? "(page)" : "(other)";
    }
}
