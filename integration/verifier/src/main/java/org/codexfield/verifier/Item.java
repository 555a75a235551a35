package org.codexfield.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/**
 * A file and what it says.
 *
 * @param path how it was given
 * @param bytes its content, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // made by one class and changed by none
record Item(String path, byte[] bytes) {

    Digest digest() {
        return Digest.of(bytes);
    }

    JsonNode json() {
        return StrictJson.parse(bytes);
    }

    /** In Latin, so that no byte is lost; what is read is ASCII or is refused later. */
    String ascii() {
        return new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
