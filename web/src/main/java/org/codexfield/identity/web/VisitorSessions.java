package org.codexfield.identity.web;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;

/**
 * Ends the sessions of visitors soon: every page with a form begins one, and whoever keeps asking
 * for such a page without a cookie would fill the memory. A login makes its session last longer.
 */
@WebListener
public class VisitorSessions implements HttpSessionListener {

    static final Duration IDLE = Duration.ofMinutes(10);

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval((int) IDLE.toSeconds());
    }
}
