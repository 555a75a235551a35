package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * What a signature was found to say: it exists only after the signature was checked, see {@link
 * Jws#verify}.
 *
 * @param header the protected header
 * @param payload the signed bytes; copied in and out
 * @param key the key that signed
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record VerifiedJws(JwsHeader header, byte[] payload, VerificationKey key) {

    public VerifiedJws {
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * The payload as JSON.
     *
     * @throws JsonIsMalformed if it is not acceptable JSON
     */
    public JsonNode json() {
        return StrictJson.parse(payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedJws that
                && header.equals(that.header)
                && Arrays.equals(payload, that.payload)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "VerifiedJws[" + header + ", " + payload.length + " bytes]";
    }
}
