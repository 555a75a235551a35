package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.codexfield.shared.Digest;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The one way to write a JSON document: the JSON Canonicalization Scheme, RFC 8785. Whatever is
 * hashed or signed is hashed or signed in this form.
 *
 * <pre>{@code
 * CanonicalJson.of("{\"b\": 1.0, \"a\": [ ]}"); // the bytes of {"a":[],"b":1}
 * }</pre>
 *
 * <p>Integers beyond ±(2^53 - 1) are refused, not rounded: large amounts are written as strings.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * The canonical bytes, in UTF-8, of a tree.
     *
     * @throws JsonIsMalformed if the tree breaks I-JSON or a limit of {@link StrictJson}
     */
    public static byte[] of(JsonNode tree) {
        InteroperableJson.require(tree);
        var bytes = canonical(tree);
        StrictJson.requireSize(bytes.length);
        return bytes;
    }

    /**
     * The canonical bytes, in UTF-8, of a document that may not be canonical yet.
     *
     * @throws JsonIsMalformed as {@link StrictJson#parse(String)} says
     */
    public static byte[] of(String text) {
        return of(StrictJson.parse(text));
    }

    /** The digest of the canonical bytes: the name by which other documents refer to this one. */
    public static Digest digest(JsonNode tree) {
        return Digest.of(of(tree));
    }

    /**
     * Reads a document that must be canonical already, as what was hashed or signed must be.
     *
     * @throws JsonIsMalformed if it is not acceptable, or its canonical bytes are others
     */
    public static JsonNode parseCanonical(byte[] utf8) {
        var tree = StrictJson.parse(utf8);
        if (!Arrays.equals(utf8, of(tree))) {
            throw new JsonIsMalformed("it is not in canonical form (RFC 8785)");
        }
        return tree;
    }

    private static byte[] canonical(JsonNode tree) {
        try {
            if (tree.isContainerNode()) {
                return new JsonCanonicalizer(StrictJson.write(tree)).getEncodedUTF8();
            }
            // the library begins with an object or array only, so a scalar is wrapped and unwrapped
            var wrapped = new JsonCanonicalizer("[" + StrictJson.write(tree) + "]");
            var bytes = wrapped.getEncodedUTF8();
            return Arrays.copyOfRange(bytes, 1, bytes.length - 1);
        } catch (IOException e) {
            throw new IllegalStateException("Checked JSON must have a canonical form", e);
        }
    }
}
