package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisitorSessionsTest {

    @Test
    void aSession_lastsTenIdleMinutes_untilSomebodySignsIn() {
        var seconds = new AtomicInteger();
        var session =
                (HttpSession)
                        Proxy.newProxyInstance(
                                VisitorSessionsTest.class.getClassLoader(),
                                new Class<?>[] {HttpSession.class},
                                (proxy, method, arguments) -> {
                                    assertThat(method.getName())
                                            .isEqualTo("setMaxInactiveInterval");
                                    seconds.set((int) arguments[0]);
                                    return null;
                                });

        new VisitorSessions().sessionCreated(new HttpSessionEvent(session));

        assertThat(seconds).hasValue(600);
    }
}
