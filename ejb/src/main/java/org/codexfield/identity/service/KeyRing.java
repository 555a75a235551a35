package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeyStatus;
import org.codexfield.identity.model.SigningKeys;
import org.codexfield.identity.model.TooManyOf;

/** Makes signing keys and puts them in force: the one before is retired in the same transaction. */
@ApplicationScoped
class KeyRing {

    @Inject SigningKeys keys;
    @Inject KeySealer sealer;
    @Inject SecureRandom random;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** A new Ed25519 key in hosted custody. */
    SigningKey create(Organisation organisation) {
        var id = SigningKeyId.next(clock.instant());
        var privateKey = Ed25519.newPrivateKey(random);
        var publicKey = Ed25519.publicKey(privateKey).toMultikey();
        return putInForce(organisation, id, publicKey, sealer.seal(id.value(), privateKey));
    }

    /** A key whose private half the organisation holds. */
    SigningKey adopt(Organisation organisation, String publicKeyMultibase) {
        var id = SigningKeyId.next(clock.instant());
        return putInForce(organisation, id, publicKeyMultibase, new byte[0]);
    }

    private SigningKey putInForce(
            Organisation organisation, SigningKeyId id, String publicKey, byte[] sealed) {
        var now = clock.instant();
        requirePlace(organisation);
        keys.active(organisation.id()).ifPresent(old -> facts.fire(old.retire(now)));
        keys.flush();
        var key = new SigningKey(id, organisation, publicKey, sealed, now);
        keys.add(key);
        facts.fire(key.created());
        return key;
    }

    /** Every key that still verifies has its place in the DID document, which is bounded. */
    private void requirePlace(Organisation organisation) {
        long verifying =
                keys.all(organisation.id()).stream()
                        .filter(key -> key.status() != SigningKeyStatus.COMPROMISED)
                        .count();
        if (verifying >= DidDocument.MAX_METHODS) {
            throw new TooManyOf("signing keys", DidDocument.MAX_METHODS);
        }
    }
}
