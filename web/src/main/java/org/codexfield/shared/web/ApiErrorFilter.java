package org.codexfield.shared.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Turns what goes wrong outside the REST container into problems too: whatever ends in an error
 * dispatch for an address that machines call would otherwise become a page of the portal.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.ERROR, asyncSupported = true)
public class ApiErrorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient ProblemAnswers answers;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!MachineAddresses.has(request.getContextPath(), path)) {
            chain.doFilter(request, response);
            return;
        }
        answers.send(response, problem(request, path));
    }

    private static Problem problem(HttpServletRequest request, String path) {
        var left = ProblemAnswers.left(request);
        if (left.isPresent()) {
            return left.get();
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Problems.of(failure)
                    .orElseGet(() -> Incidents.log(request.getMethod(), path, failure));
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problems.ofStatus(status)
                : Problems.ofStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
}
