package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.shared.HealthCheck;

/** The master key still opens what it sealed. */
@ApplicationScoped
public class MasterKeyHealth implements HealthCheck {

    @Inject private Installation installation;
    @Inject private KeySealer sealer;

    @Override
    public String name() {
        return "master-key";
    }

    @Override
    public void check() {
        var fixed =
                installation.find().orElseThrow(() -> new IllegalStateException("Not started yet"));
        sealer.open(fixed.organisation().value(), fixed.masterKeyCheck());
    }
}
