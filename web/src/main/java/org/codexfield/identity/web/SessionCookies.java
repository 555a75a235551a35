package org.codexfield.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.codexfield.config.Settings;

/**
 * Makes the session's cookie what the installation's address allows. Where the world comes by
 * https, the cookie never travels without, and no neighbouring host can set it ({@code __Host-}).
 * SameSite is Lax: Strict would not be sent when the identity provider leads the browser back.
 */
@WebListener
public class SessionCookies implements ServletContextListener {

    private @Inject Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        boolean https = "https".equals(settings.publicUrl().getScheme());
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName(https ? "__Host-codexfield" : "codexfield");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setAttribute("SameSite", "Lax");
    }
}
