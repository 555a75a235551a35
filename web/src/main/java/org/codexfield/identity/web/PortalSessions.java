package org.codexfield.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.service.LoginService;
import org.codexfield.identity.service.PortalLogin;
import org.codexfield.identity.service.PortalLogin.ProviderSession;
import org.codexfield.identity.service.ProviderLoginService;
import org.codexfield.identity.service.ProviderLoginService.Completed;

/**
 * The logins that portal sessions hold. The session keeps who signed in and when; who that person
 * is in which organisation is read at every request.
 */
@ApplicationScoped
public class PortalSessions {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final String ATTRIBUTE = Held.class.getName();

    @Inject LoginService logins;
    @Inject ProviderLoginService providers;
    @Inject LinkTokens tokens;
    @Inject Clock clock;

    /** What a session holds, in a form that a session can be stored with. */
    private record Held(
            UUID account, UUID member, Instant begunAt, Instant endsAt, Provider provider)
            implements Serializable {

        Held begun(Instant at) {
            return new Held(account, member, at, endsAt, provider);
        }

        Held as(UUID chosen) {
            return new Held(account, chosen, begunAt, endsAt, provider);
        }

        PortalLogin login() {
            return new PortalLogin(
                    new AccountId(account),
                    member.equals(Subject.NOBODY)
                            ? Optional.empty()
                            : Optional.of(new MemberId(member)),
                    begunAt,
                    provider.sid().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new ProviderSession(provider.issuer(), provider.sid())));
        }
    }

    /** The session at the identity provider; all empty without. */
    private record Provider(String issuer, String sid, String idToken) implements Serializable {
        static final Provider NONE = new Provider("", "", "");
    }

    /** The caller of the request's session, if it has one that still holds. */
    Optional<Caller> caller(HttpServletRequest request) {
        var held = held(request);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var caller =
                isOver(held.get())
                        ? Optional.<Caller>empty()
                        : logins.session(held.get().login(), request.getRemoteAddr());
        if (caller.isEmpty()) {
            end(request);
        }
        return caller;
    }

    /** Begins a login by password. The session is a new one, so that none can be foisted. */
    void begin(HttpServletRequest request, AccountId account) {
        begin(request, account, Provider.NONE);
    }

    /** Begins a login at the identity provider, likewise. */
    void begin(HttpServletRequest request, Completed login) {
        var provider =
                new Provider(
                        login.session().map(ProviderSession::issuer).orElse(""),
                        login.session().map(ProviderSession::id).orElse(""),
                        login.idToken());
        begin(request, login.account(), provider);
    }

    private void begin(HttpServletRequest request, AccountId account, Provider provider) {
        var now = clock.instant();
        begin(request, new Held(account.value(), Subject.NOBODY, now, now.plus(LONGEST), provider));
    }

    /**
     * Begins the login of the session anew, after all that began earlier were ended; it ends no
     * later for it.
     */
    void beginAgain(HttpServletRequest request) {
        held(request).ifPresent(held -> begin(request, held.begun(clock.instant())));
    }

    /** Makes the person act as another of their members from now on. */
    public void choose(HttpServletRequest request, MemberId member) {
        held(request)
                .ifPresent(
                        held ->
                                request.getSession()
                                        .setAttribute(ATTRIBUTE, held.as(member.value())));
    }

    /** Ends the session. */
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /**
     * Ends the session because the person wants to.
     *
     * @return where to lead the browser
     */
    public String leave(HttpServletRequest request) {
        var provider =
                held(request)
                        .map(Held::provider)
                        .filter(signedIn -> !signedIn.idToken().isEmpty())
                        .flatMap(signedIn -> providers.logout(signedIn.idToken()));
        end(request);
        if (provider.isEmpty()) {
            return "/login.xhtml?problem=signed-out";
        }
        request.getSession(true).setAttribute(LeaveServlet.WHERE, provider.get().toString());
        return LeaveServlet.ADDRESS;
    }

    /**
     * Begins a session of its own: nothing of the visitor's comes along, since somebody else may
     * have put it there, but the invitation that the person came for. It opens for one address
     * alone.
     */
    private void begin(HttpServletRequest request, Held held) {
        var invitation = tokens.of(request, LinkTokens.Purpose.INVITATION);
        end(request);
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setMaxInactiveInterval((int) IDLE.toSeconds());
        request.getSession().setAttribute(ATTRIBUTE, held);
        tokens.keep(request, LinkTokens.Purpose.INVITATION, invitation);
    }

    private boolean isOver(Held held) {
        return !clock.instant().isBefore(held.endsAt());
    }

    private static Optional<Held> held(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Held held
                ? Optional.of(held)
                : Optional.empty();
    }
}
