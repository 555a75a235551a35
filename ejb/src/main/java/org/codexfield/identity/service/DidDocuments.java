package org.codexfield.identity.service;

import java.util.EnumSet;
import java.util.Set;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeyStatus;
import org.codexfield.identity.model.SigningKeys;

/** Writes DID documents. Retired keys stay, for what they signed; compromised ones are left out. */
final class DidDocuments {

    private DidDocuments() {}

    static DidDocument of(Organisation organisation, SigningKeys keys) {
        var did = organisation.did();
        return new DidDocument(
                did,
                keys.all(organisation.id()).stream()
                        .filter(key -> key.status() != SigningKeyStatus.COMPROMISED)
                        .map(
                                key ->
                                        new VerificationMethod(
                                                did + "#" + key.kid(),
                                                VerificationKey.ofMultikey(
                                                        key.publicKeyMultibase()),
                                                purposes(key)))
                        .toList());
    }

    private static Set<Purpose> purposes(SigningKey key) {
        return key.status() == SigningKeyStatus.ACTIVE
                ? EnumSet.allOf(Purpose.class)
                : EnumSet.of(Purpose.ASSERTION);
    }
}
