package org.codexfield.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.CallerHolder;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RateLimits;
import org.codexfield.shared.web.SecurityHeaders;

/**
 * Establishes the caller of every request, before anything else sees it. Machines show credentials
 * with each request and their addresses take no cookie, so that no page elsewhere can make a
 * browser call them; pages of the portal take the session and nothing else.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    /** The role of whoever is signed in, in whatever organisation. */
    private static final String USER = "user";

    private @Inject CallerHolder holder;
    private @Inject ApiLogin api;
    private @Inject PortalSessions sessions;
    private @Inject ProblemAnswers answers;
    private @Inject RateLimits limits;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SecurityHeaders.set(request, response); // what is refused here passes no filter
        holder.establish(Caller.anonymous(request.getRemoteAddr()));
        return switch (PortalAddresses.kindOf(request)) {
            case MACHINE -> machine(request, response, context);
            case OWN_CREDENTIALS -> context.doNothing();
            case OPEN -> open(request, context);
            case PROTECTED -> page(request, response, context);
        };
    }

    private AuthenticationStatus machine(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            if (isPassword(request)) {
                var attempts = limits.countAttempt(request);
                if (!attempts.allowed()) {
                    return refuse(request, response, attempts.problem());
                }
            }
            var caller = api.caller(request);
            return caller.isPresent() ? established(caller.get(), context) : context.doNothing();
        } catch (RuntimeException failure) {
            var problem = Problems.of(failure).orElseThrow(() -> failure);
            return refuse(request, response, limited(problem, request));
        }
    }

    /** Whoever keeps trying credentials that do not hold is told to wait. */
    private Problem limited(Problem problem, HttpServletRequest request) {
        if (problem.status() != HttpServletResponse.SC_UNAUTHORIZED) {
            return problem;
        }
        var attempts = limits.countAttempt(request);
        return attempts.allowed() ? problem : attempts.problem();
    }

    /** A password is judged slowly, so it is counted before it is. */
    private static boolean isPassword(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, Problem problem) {
        try {
            answers.leave(request, response, problem);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus open(HttpServletRequest request, HttpMessageContext context) {
        var caller = sessions.caller(request);
        return caller.isPresent() ? established(caller.get(), context) : context.doNothing();
    }

    private AuthenticationStatus page(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var caller = sessions.caller(request);
        if (caller.isPresent()) {
            return established(caller.get(), context);
        }
        LoginRedirect.send(request, response);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus established(Caller caller, HttpMessageContext context) {
        holder.establish(caller);
        return context.notifyContainerAboutLogin(name(caller), groups(caller));
    }

    /** Identifiers, not names: this is what logs of the server show. */
    private static String name(Caller caller) {
        return caller.roles().isEmpty() ? caller.account().toString() : caller.member().toString();
    }

    private static Set<String> groups(Caller caller) {
        var groups = new LinkedHashSet<String>();
        groups.add(USER);
        caller.roles().stream().map(Role::code).forEach(groups::add);
        return groups;
    }
}
