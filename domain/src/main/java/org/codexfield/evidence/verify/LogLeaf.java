package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.codexfield.shared.Digest;

/**
 * What a transparency log records of a document: its type and its digest, nothing else, so that a
 * public log tells nothing of what the document says.
 *
 * <p>The bytes of a leaf are the canonical JSON {@code {"documentDigest":"<64 hex
 * digits>","type":"<type>"}}.
 *
 * @param type what sort of document it is, for example {@code key-rotated} or {@code
 *     capsule.sealed}: words of lower-case ASCII letters and digits, joined by hyphens and dots, at
 *     most {@value #MAX_TYPE_LENGTH} characters
 * @param documentDigest the digest of the document's canonical bytes
 */
public record LogLeaf(String type, Digest documentDigest) {

    /** The longest type. */
    public static final int MAX_TYPE_LENGTH = 64;

    private static final Pattern TYPE = Pattern.compile("[a-z0-9]++(?:[.-][a-z0-9]++)*+");

    /**
     * @throws LogLeafIsMalformed if the type is not written as said
     */
    public LogLeaf {
        if (type.length() > MAX_TYPE_LENGTH || !TYPE.matcher(type).matches()) {
            throw new LogLeafIsMalformed(
                    "the type must be words of a-z and 0-9 joined by '-' and '.', at most "
                            + MAX_TYPE_LENGTH
                            + " characters");
        }
    }

    /**
     * Reads the JSON form.
     *
     * @throws JsonIsMalformed if it has another shape
     * @throws LogLeafIsMalformed if the type is not written as said
     */
    public static LogLeaf ofJson(JsonNode json) {
        var fields = new JsonFields(json, "log leaf");
        fields.allowOnly("type", "documentDigest");
        return new LogLeaf(fields.text("type"), Digest.parse(fields.text("documentDigest")));
    }

    /** The JSON form. */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        return json.put("documentDigest", documentDigest.hex()).put("type", type);
    }

    /** The bytes that the log hashes. */
    public byte[] bytes() {
        // neither value holds a character to escape, and the names are in canonical order: a
        // replay of millions of leaves needs no JSON library
        return ("{\"documentDigest\":\"" + documentDigest.hex() + "\",\"type\":\"" + type + "\"}")
                .getBytes(UTF_8);
    }

    /** The leaf hash, RFC 9162 section 2.1.1. */
    public Digest hash() {
        return MerkleTree.leafHash(bytes());
    }
}
