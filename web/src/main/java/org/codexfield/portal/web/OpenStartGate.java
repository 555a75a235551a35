package org.codexfield.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.codexfield.shared.service.StartGate;

/**
 * Lets the timers act. The portal starts last, and only when all that starts before it has, because
 * the EAR is initialised in order.
 */
@WebListener
public class OpenStartGate implements ServletContextListener {

    private @Inject StartGate gate;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        gate.open();
    }
}
