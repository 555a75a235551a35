package org.codexfield.evidence.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/**
 * A signature by a known key does not match what it is said to sign: one of them was altered, or
 * another key signed.
 */
public final class SignatureDoesNotMatch extends DomainException {

    SignatureDoesNotMatch(String key) {
        super(
                Kind.FORBIDDEN,
                "The signature said to be by key "
                        + key
                        + " does not match the signed bytes. Obtain the document and its signature"
                        + " anew from its source.",
                Map.of("key", key));
    }
}
