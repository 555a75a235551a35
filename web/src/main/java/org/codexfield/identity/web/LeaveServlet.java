package org.codexfield.identity.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads the browser from the portal's sign-out to the provider's. A redirect would not do: it would
 * answer a form, and the content security policy lets no form lead to another host.
 */
@WebServlet(LeaveServlet.ADDRESS)
public class LeaveServlet extends HttpServlet {

    static final String ADDRESS = "/login/leave";

    /** The session's attribute that says where to. */
    static final String WHERE = LeaveServlet.class.getName();

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(WHERE) instanceof String where)) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        session.invalidate();
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Refresh", "0; url=" + where);
        response.getWriter().write("CodexField");
    }
}
