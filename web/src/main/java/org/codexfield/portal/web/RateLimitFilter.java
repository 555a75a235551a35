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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Set<String> LOGIN_PAGES =
            Set.of(
                    "/account.xhtml",
                    "/invitation.xhtml",
                    "/login.xhtml",
                    "/password-reset-request.xhtml",
                    "/password-reset.xhtml",
                    "/register.xhtml",
                    "/setup.xhtml");
    // it begins a session, however it is asked for
    private static final String PROVIDER_LOGIN = "/login/start";
    // the signature of the node stands for a login, and costs little to check
    private static final Pattern HEARTBEATS = Pattern.compile("/nodes/[^/]+/heartbeats/?");
    // the same, and a busy node sends thousands; who sends bad ones is counted where they are read
    private static final Pattern USAGE_EVENTS = Pattern.compile("/usage-events/?");
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
                switch (sort) {
                    case CALLER -> limits.count(sort, caller.account().toString());
                    case ANONYMOUS, GATEWAY -> limits.countAddress(sort, request.getRemoteAddr());
                    case LOGIN -> limits.countAttempt(request);
                };
        tell(response, sort, decision);
        if (decision.allowed()) {
            chain.doFilter(request, response);
        } else if (rest) {
            answers.send(response, decision.problem());
        } else {
            response.sendError(TOO_MANY_REQUESTS);
        }
    }

    /**
     * As the server matches it: decoded, and without slashes that change nothing, so that no other
     * spelling slips past.
     */
    static String path(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return (request.getServletPath() + (rest == null ? "" : rest)).replaceAll("/{2,}", "/");
    }

    /** How a request is limited; {@code null} when it is not. */
    static @Nullable Sort sort(String method, String path, boolean loggedIn) {
        boolean reads = READING.contains(method);
        if (!path.startsWith(RestApplication.BASE + "/")) {
            boolean login = path.equals(PROVIDER_LOGIN) || (!reads && LOGIN_PAGES.contains(path));
            return login ? Sort.LOGIN : null;
        }
        if (reads) {
            return loggedIn ? Sort.CALLER : Sort.ANONYMOUS;
        }
        String resource = path.substring(RestApplication.BASE.length());
        if (USAGE_EVENTS.matcher(resource).matches()) {
            return null;
        }
        if (HEARTBEATS.matcher(resource).matches()) {
            return loggedIn ? Sort.CALLER : Sort.ANONYMOUS;
        }
        boolean login =
                LOGIN_RESOURCES.stream().anyMatch(each -> (resource + "/").startsWith(each + "/"));
        return loggedIn && !login ? Sort.CALLER : Sort.LOGIN;
    }

    private static void tell(HttpServletResponse response, Sort sort, Decision decision) {
        String name = sort.name().toLowerCase(Locale.ROOT);
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
