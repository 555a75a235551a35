package org.codexfield.canary.evidence.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.codexfield.evidence.Signer;

/** As much in vain as asking for one. */
@ApplicationScoped
public class AsksForSigners {
    final Instance<Signer> signers;

    @Inject
    AsksForSigners(Instance<Signer> signers) {
        this.signers = signers;
    }
}
