package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.service.LoginService;
import org.codexfield.identity.service.PortalLogin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortalSessionsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AccountId ANN = new AccountId(new UUID(1, 1));

    private final PortalSessions sessions = new PortalSessions();
    private final Browser browser = new Browser();
    private boolean stillKnown = true;

    @BeforeEach
    void prepare() {
        sessions.tokens = new LinkTokens();
        sessions.logins =
                new LoginService() {
                    @Override
                    public Optional<Caller> session(PortalLogin login, String address) {
                        return stillKnown
                                ? Optional.of(Caller.anonymous(address))
                                : Optional.empty();
                    }
                };
        at(NOON);
    }

    @Test
    void aSession_isANewOne_withItsIdleTime() {
        browser.keep("foisted", "by somebody else");

        sessions.begin(browser.request(), ANN);

        assertThat(browser.begun).as("sessions begun").isEqualTo(2);
        assertThat(browser.ids).as("identifiers changed").isEqualTo(1);
        assertThat(browser.idleSeconds).isEqualTo(1800);
        assertThat(browser.attributes).doesNotContainKey("foisted");
        assertThat(sessions.caller(browser.request())).isPresent();
    }

    @Test
    void aVisitorsSession_lastsTenIdleMinutes_untilSomebodySignsIn_andAfterTheLogoutAgain() {
        browser.request().getSession(true);
        assertThat(browser.idleSeconds).isEqualTo(600);

        sessions.begin(browser.request(), ANN);
        assertThat(browser.idleSeconds).isEqualTo(1800);

        sessions.end(browser.request());
        browser.request().getSession(true);
        assertThat(browser.idleSeconds).isEqualTo(600);
    }

    @Test
    void aSession_endsTwelveHoursAfterTheLogin_howeverBusyItIs() {
        sessions.begin(browser.request(), ANN);

        at(NOON.plus(Duration.ofHours(12)).minusMillis(1));
        assertThat(sessions.caller(browser.request())).isPresent();

        at(NOON.plus(Duration.ofHours(12)));
        assertThat(sessions.caller(browser.request())).isEmpty();
        assertThat(browser.hasSession).isFalse();
    }

    @Test
    void beginningAnew_doesNotLengthenIt() {
        sessions.begin(browser.request(), ANN);
        at(NOON.plus(Duration.ofHours(11)));
        sessions.beginAgain(browser.request());

        at(NOON.plus(Duration.ofHours(12)));

        assertThat(sessions.caller(browser.request())).isEmpty();
    }

    @Test
    void aLoginThatNobodyKnowsAnyMore_endsTheSession() {
        sessions.begin(browser.request(), ANN);
        stillKnown = false;

        assertThat(sessions.caller(browser.request())).isEmpty();
        assertThat(browser.hasSession).isFalse();
    }

    private void at(Instant time) {
        sessions.clock = Clock.fixed(time, ZoneOffset.UTC);
    }

    /** One browser's session, as a server keeps it. */
    private static final class Browser {

        private final VisitorSessions listener = new VisitorSessions();
        private final Map<String, Object> attributes = new HashMap<>();
        private boolean hasSession;
        private int begun;
        private int ids;
        private int idleSeconds;

        void keep(String name, Object value) {
            hasSession = true;
            begun++;
            attributes.put(name, value);
        }

        HttpServletRequest request() {
            return proxy(HttpServletRequest.class, this::answerRequest);
        }

        private @Nullable Object answerRequest(String method, @Nullable Object... arguments) {
            return switch (method) {
                case "getRemoteAddr" -> "203.0.113.5";
                case "changeSessionId" -> "session " + ++ids;
                case "getSession" -> session(arguments.length == 0 || arguments[0] == Boolean.TRUE);
                default -> throw new UnsupportedOperationException(method);
            };
        }

        private @Nullable HttpSession session(boolean create) {
            if (!hasSession && create) {
                hasSession = true;
                begun++;
                listener.sessionCreated(
                        new HttpSessionEvent(proxy(HttpSession.class, this::answerSession)));
            }
            return hasSession ? proxy(HttpSession.class, this::answerSession) : null;
        }

        private @Nullable Object answerSession(String method, @Nullable Object... arguments) {
            return switch (method) {
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "setMaxInactiveInterval" -> idle((int) arguments[0]);
                case "invalidate" -> end();
                default -> throw new UnsupportedOperationException(method);
            };
        }

        private @Nullable Object idle(int seconds) {
            idleSeconds = seconds;
            return null;
        }

        private @Nullable Object end() {
            attributes.clear();
            idleSeconds = 0;
            hasSession = false;
            return null;
        }

        private static <T> T proxy(Class<T> type, Answers answers) {
            return type.cast(
                    Proxy.newProxyInstance(
                            PortalSessionsTest.class.getClassLoader(),
                            new Class<?>[] {type},
                            (self, method, arguments) ->
                                    answers.answer(
                                            method.getName(),
                                            arguments == null ? new Object[0] : arguments)));
        }

        /** What a method answers. */
        private interface Answers {
            @Nullable Object answer(String method, @Nullable Object... arguments);
        }
    }
}
