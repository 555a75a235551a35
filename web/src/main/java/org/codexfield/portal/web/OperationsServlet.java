package org.codexfield.portal.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves health and metrics at the root too, where the tools that ask for them look first. */
@WebServlet(urlPatterns = {"/health/live", "/health/ready", "/metrics"})
public class OperationsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher(RestApplication.BASE + request.getServletPath())
                .forward(request, response);
    }
}
