package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.codexfield.config.Settings;
import org.codexfield.shared.Did;

/** The DIDs of this installation, by the method did:web, from its public address. */
@ApplicationScoped
class Dids {

    @Inject Settings settings;

    /** The installation's own: {@code did:web:<host>[%3A<port>][:<path>]}. */
    Did ofInstallation() {
        return new Did(base());
    }

    /** An organisation's. */
    Did ofOrganisation(String slug) {
        return new Did(base() + ":organisations:" + slug);
    }

    private String base() {
        URI url = settings.publicUrl();
        var did = new StringBuilder("did:web:").append(url.getHost());
        if (url.getPort() >= 0) {
            did.append("%3A").append(url.getPort());
        }
        for (var segment : url.getPath().split("/", -1)) {
            if (!segment.isEmpty()) {
                did.append(':').append(segment);
            }
        }
        return did.toString();
    }
}
