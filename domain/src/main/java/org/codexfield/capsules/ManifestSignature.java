package org.codexfield.capsules;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.codexfield.shared.Digest;

/**
 * The signature of a manifest.
 *
 * @param jws the detached JWS
 * @param kid the DID URL of the key that made it
 * @param publicKeyMultibase that key, as a did:key writes it
 */
public record ManifestSignature(String jws, String kid, String publicKeyMultibase) {

    /** The digest of the JWS text, which the leaf names. */
    public Digest digest() {
        return Digest.of(jws.getBytes(US_ASCII));
    }
}
