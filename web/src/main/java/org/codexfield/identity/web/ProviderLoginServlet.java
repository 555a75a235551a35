package org.codexfield.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.service.ProviderLoginService;
import org.codexfield.shared.DomainException;

/**
 * Leads the browser to the identity provider, and takes it back. What went wrong is told on the
 * login page, which offers to try again.
 */
@WebServlet({ProviderLoginServlet.START, ProviderLoginServlet.CALLBACK})
public class ProviderLoginServlet extends HttpServlet {

    static final String START = "/login/start";
    static final String CALLBACK = "/login/callback";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ProviderLoginServlet.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String ATTRIBUTE = Pending.class.getName();
    private static final Set<String> TOLD =
            Set.of("account-belongs-to-another", "account-is-unknown-here");

    private transient @Inject ProviderLoginService providers;
    private transient @Inject PortalSessions sessions;
    private transient @Inject Clock clock;

    /** A login that has begun in this browser. */
    private record Pending(String memory, String returnTo, Instant begunAt)
            implements Serializable {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            if (START.equals(request.getServletPath())) {
                start(request, response);
            } else {
                complete(request, response);
            }
        } catch (ProviderIsUnreachable away) {
            LOG.log(System.Logger.Level.WARNING, away.getMessage());
            tell(request, response, "provider-down");
        } catch (DomainException refusal) {
            LOG.log(System.Logger.Level.INFO, "Sign-in refused: {0}", refusal.getMessage());
            var told = TOLD.contains(refusal.code());
            tell(request, response, told ? refusal.code() : "provider-refused");
        }
    }

    private void start(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var begun = providers.begin();
        var returnTo = LocalPath.of(request.getParameter("return"));
        request.getSession(true)
                .setAttribute(ATTRIBUTE, new Pending(begun.memory(), returnTo, clock.instant()));
        response.sendRedirect(begun.address().toString());
    }

    private void complete(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var pending = take(request);
        var answer = request.getQueryString();
        if (pending.isEmpty() || answer == null) {
            tell(request, response, "login-stale");
            return;
        }
        sessions.begin(request, providers.complete(pending.get().memory(), answer));
        response.sendRedirect(request.getContextPath() + pending.get().returnTo());
    }

    /** Each answer is taken once, and not long after the question. */
    private Optional<Pending> take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Pending pending)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return clock.instant().isBefore(pending.begunAt().plus(LONGEST))
                ? Optional.of(pending)
                : Optional.empty();
    }

    private static void tell(
            HttpServletRequest request, HttpServletResponse response, String problem)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login.xhtml?problem=" + problem);
    }
}
