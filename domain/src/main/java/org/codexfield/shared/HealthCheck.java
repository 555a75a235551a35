package org.codexfield.shared;

/**
 * SPI: something without which this server cannot do its work. Every bean that implements it is
 * asked when somebody asks whether the server is ready.
 */
public interface HealthCheck {

    /** What is checked, in kebab case, for example {@code database}. */
    String name();

    /** Returns when all is well, and throws when not; must end within seconds. */
    void check();
}
