package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.config.Settings;
import org.codexfield.shared.Did;

/** The DIDs of this installation, by the method did:web, from its public address. */
@ApplicationScoped
class Dids {

    @Inject Settings settings;

    /** The installation's own: {@code did:web:<host>[%3A<port>][:<path>]}. */
    Did ofInstallation() {
        return Did.web(settings.publicUrl());
    }

    /** An organisation's. */
    Did ofOrganisation(String slug) {
        return new Did(ofInstallation() + ":organisations:" + slug);
    }
}
