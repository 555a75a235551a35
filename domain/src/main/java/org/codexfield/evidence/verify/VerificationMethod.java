package org.codexfield.evidence.verify;

import java.util.Set;
import java.util.regex.Pattern;
import org.codexfield.shared.Did;

/**
 * A public key in a DID document and what it may be used for: W3C DID Core 1.0, sections 5.2 and
 * 5.3.
 *
 * @param id the DID URL that names it, {@code <did>#<fragment>}, at most {@value #MAX_ID_LENGTH}
 *     characters; a JWS carries it as {@code kid}
 * @param key the public key
 * @param purposes what its signatures may be relied upon for; may be empty
 */
public record VerificationMethod(String id, VerificationKey key, Set<Purpose> purposes) {

    /** The verification relationships that are made use of. */
    public enum Purpose {
        /** To prove control of the DID. */
        AUTHENTICATION("authentication"),
        /** To state something: manifests, credentials, checkpoints. */
        ASSERTION("assertionMethod");

        private final String property;

        Purpose(String property) {
            this.property = property;
        }

        /** The property of the DID document. */
        String property() {
            return property;
        }
    }

    /** The longest id. */
    public static final int MAX_ID_LENGTH = 768;

    // the fragment of RFC 3986, section 3.5
    private static final Pattern FRAGMENT =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})++");

    /**
     * @throws DidDocumentIsMalformed if the id is no DID with a fragment
     * @throws org.codexfield.shared.DidIsMalformed if it begins with no DID
     */
    public VerificationMethod {
        int hash = id.indexOf('#');
        if (id.length() > MAX_ID_LENGTH
                || hash < 0
                || !FRAGMENT.matcher(id.substring(hash + 1)).matches()) {
            throw new DidDocumentIsMalformed("a verification method needs an id '<did>#<name>'");
        }
        Did unused = subject(id); // refuses what is no DID
        purposes = Set.copyOf(purposes);
    }

    /** The DID that the id begins with. */
    public Did did() {
        return subject(id);
    }

    private static Did subject(String id) {
        return new Did(id.substring(0, id.indexOf('#')));
    }
}
