package org.codexfield.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads a browser from a page that needs a login to the login, and afterwards back. */
final class LoginRedirect {

    private LoginRedirect() {}

    static void send(HttpServletRequest request, HttpServletResponse response) {
        var login = request.getContextPath() + address(request);
        response.setHeader("Cache-Control", "no-store");
        try {
            if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
                sendToScript(response, login);
            } else {
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", login);
                response.flushBuffer();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A redirect of an Ajax request would put the login where a part of the page belongs. */
    private static void sendToScript(HttpServletResponse response, String login)
            throws IOException {
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(
                        "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                                + login.replace("&", "&amp;")
                                + "\"></redirect></partial-response>");
        response.flushBuffer();
    }

    private static String address(HttpServletRequest request) {
        var query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
        var wanted = PortalAddresses.path(request) + (query == null ? "" : "?" + query);
        boolean ended =
                request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        var back = LocalPath.of(wanted);
        return "/login.xhtml?return="
                + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (ended ? "&problem=session-ended" : "");
    }
}
