package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.evidence.Signer;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.SigningKeys;
import org.jspecify.annotations.Nullable;

/** Signs with the active key of the organisation that runs the installation. */
@ApplicationScoped
class InstallationSigner implements Signer {

    @Inject Installation installation;
    @Inject SigningKeys keys;
    @Inject KeySealer sealer;

    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    private record Known(String multibase, VerificationKey key) {}

    @Override
    public Signed sign(byte[] message) {
        var key =
                keys.active(installation.organisation())
                        .orElseThrow(
                                () -> new IllegalStateException("The installation has no key"));
        var privateKey = sealer.open(key.id().value(), key.sealedPrivateKey());
        return new Signed(
                key.kid(),
                publicKey(key.publicKeyMultibase()),
                Ed25519.signer(privateKey).apply(message));
    }

    /** Whether a key is acceptable takes as long to find out as to sign with it. */
    private VerificationKey publicKey(String multibase) {
        var known = last.get();
        if (known == null || !known.multibase().equals(multibase)) {
            known = new Known(multibase, VerificationKey.ofMultikey(multibase));
            last.set(known);
        }
        return known.key();
    }
}
