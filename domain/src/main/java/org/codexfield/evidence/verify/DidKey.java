package org.codexfield.evidence.verify;

import java.util.List;
import java.util.Set;
import org.codexfield.shared.Did;

/**
 * The did:key method (W3C CCG, v0.7/0.9): an identifier that is its own public key. Nothing needs
 * to be fetched, and nothing can be rotated.
 *
 * <pre>{@code
 * DidKey.of(key);  // did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK
 * }</pre>
 */
public final class DidKey {

    private static final String METHOD = "key";

    private DidKey() {}

    /** The identifier of a key. */
    public static Did of(VerificationKey key) {
        return new Did("did:key:" + key.toMultikey());
    }

    /**
     * The key of an identifier.
     *
     * @throws KeyIsMalformed if the DID is of another method, not base58btc, or holds no acceptable
     *     key
     * @throws MultibaseIsMalformed if it holds no multibase text
     */
    public static VerificationKey key(Did did) {
        var multibase = did.methodSpecificId();
        if (!did.method().equals(METHOD) || !multibase.startsWith("z")) {
            throw new KeyIsMalformed("a did:key begins with did:key:z");
        }
        return VerificationKey.ofMultikey(multibase);
    }

    /**
     * The DID document that the identifier stands for: one method, named {@code <did>#<multibase>},
     * for authentication and assertion.
     *
     * @throws KeyIsMalformed as {@link #key} says
     * @throws MultibaseIsMalformed as {@link #key} says
     */
    public static DidDocument document(Did did) {
        var method =
                new VerificationMethod(
                        did + "#" + did.methodSpecificId(),
                        key(did),
                        Set.of(
                                VerificationMethod.Purpose.AUTHENTICATION,
                                VerificationMethod.Purpose.ASSERTION));
        return new DidDocument(did, List.of(method));
    }
}
