package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.evidence.Signer;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.SigningKeys;

/** Signs with the active key of the organisation that runs the installation. */
@ApplicationScoped
class InstallationSigner implements Signer {

    @Inject Installation installation;
    @Inject SigningKeys keys;
    @Inject KeySealer sealer;

    @Override
    public Signed sign(byte[] message) {
        var key =
                keys.active(installation.organisation())
                        .orElseThrow(
                                () -> new IllegalStateException("The installation has no key"));
        var privateKey = sealer.open(key.id().value(), key.sealedPrivateKey());
        return new Signed(
                key.kid(),
                VerificationKey.ofMultikey(key.publicKeyMultibase()).bytes(),
                Ed25519.signer(privateKey).apply(message));
    }
}
