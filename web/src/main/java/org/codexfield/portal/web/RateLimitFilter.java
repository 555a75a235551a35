package org.codexfield.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.shared.web.ProblemAnswers;
import org.codexfield.shared.web.RateLimits;
import org.codexfield.shared.web.RateLimits.Decision;
import org.codexfield.shared.web.RateLimits.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often the REST interface is called, and how often anybody tries to log in. An answer
 * says what is left in {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers); a refusal is 429
 * with {@code Retry-After}.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    // all of them come from one address, and each carries its signature
    private static final String SIGNED_BY_THE_PROVIDER = "/login/backchannel-logout";
    private static final List<String> LOGIN_PAGES =
            List.of(
                    "/login",
                    "/account",
                    "/password",
                    "/reset",
                    "/setup",
                    "/invitation",
                    "/register",
                    "/oidc");
    private static final List<String> LOGIN_RESOURCES =
            List.of("/me/password", "/password-resets", "/setup", "/invitations");

    @Inject private transient RateLimits limits;
    @Inject private transient CurrentUser currentUser;
    @Inject private transient ProblemAnswers answers;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        boolean rest = path.startsWith(RestApplication.BASE + "/");
        Caller caller = currentUser.caller();
        Sort sort = sort(request.getMethod(), path, caller.isPerson());
        if (sort == null && path.endsWith(".xhtml") && request.getSession(false) == null) {
            sort = Sort.ANONYMOUS; // the page begins a session
        }
        if (sort == null) {
            chain.doFilter(request, response);
            return;
        }
        Decision decision =
                sort == Sort.CALLER
                        ? limits.count(sort, caller.account().toString())
                        : limits.countAddress(sort, request.getRemoteAddr());
        tell(response, sort, decision);
        if (decision.allowed()) {
            chain.doFilter(request, response);
        } else if (rest) {
            answers.send(response, decision.problem());
        } else {
            response.sendError(TOO_MANY_REQUESTS);
        }
    }

    /** As the server matches it: decoded, so that no other spelling slips past. */
    private static String path(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    /** How a request is limited; {@code null} when it is not. */
    static @Nullable Sort sort(String method, String path, boolean loggedIn) {
        boolean reads = READING.contains(method);
        if (!path.startsWith(RestApplication.BASE + "/")) {
            boolean login =
                    !path.equals(SIGNED_BY_THE_PROVIDER)
                            && LOGIN_PAGES.stream().anyMatch(path::startsWith);
            return login && !reads ? Sort.LOGIN : null;
        }
        if (reads) {
            return loggedIn ? Sort.CALLER : Sort.ANONYMOUS;
        }
        String resource = path.substring(RestApplication.BASE.length());
        boolean login = LOGIN_RESOURCES.stream().anyMatch(resource::startsWith);
        return loggedIn && !login ? Sort.CALLER : Sort.LOGIN;
    }

    private static void tell(HttpServletResponse response, Sort sort, Decision decision) {
        String name = sort.name().toLowerCase(java.util.Locale.ROOT);
        response.setHeader(
                "RateLimit-Policy",
                "\"" + name + "\";q=" + decision.policy() + ";w=" + RateLimits.WINDOW_SECONDS);
        response.setHeader(
                "RateLimit",
                "\"" + name + "\";r=" + decision.remaining() + ";t=" + decision.waitSeconds());
        if (!decision.allowed()) {
            response.setHeader("Retry-After", Long.toString(decision.waitSeconds()));
        }
    }
}
