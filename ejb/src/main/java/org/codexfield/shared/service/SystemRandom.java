package org.codexfield.shared.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Gives the source of keys and tokens. */
@ApplicationScoped
public class SystemRandom {

    /** The platform's strong random numbers; safe for many threads. */
    @Produces
    @Singleton
    public SecureRandom random() {
        return new SecureRandom();
    }
}
