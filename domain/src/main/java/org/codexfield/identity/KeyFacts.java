package org.codexfield.identity;

import java.util.Map;
import org.codexfield.shared.Did;

/**
 * What the log says of a signing key.
 *
 * @param did whose key it is
 * @param kid its name within the DID document, the fragment alone
 * @param publicKeyMultibase the public key as a did:key writes it (multicodec, base58btc)
 * @param custody who holds the private key
 */
public record KeyFacts(Did did, String kid, String publicKeyMultibase, KeyCustody custody) {

    Map<String, Object> members() {
        return Map.of(
                "did",
                did.value(),
                "kid",
                kid,
                "publicKeyMultibase",
                publicKeyMultibase,
                "custody",
                custody.name().toLowerCase(java.util.Locale.ROOT));
    }
}
