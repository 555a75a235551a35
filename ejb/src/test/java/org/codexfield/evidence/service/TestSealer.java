package org.codexfield.evidence.service;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Sealer;
import org.codexfield.shared.DomainException;

/** Hides bytes from a reader, and notices when they come back under another identifier. */
final class TestSealer implements Sealer {

    private static final int ID_BYTES = 16;

    private static final class Unopened extends DomainException {
        private static final long serialVersionUID = 1L;

        Unopened() {
            super(Kind.INVALID, "Sealed for another.", Map.of());
        }
    }

    @Override
    public byte[] seal(UUID id, byte[] secret) {
        return ByteBuffer.allocate(ID_BYTES + secret.length)
                .put(bytes(id))
                .put(inverted(secret))
                .array();
    }

    @Override
    public byte[] open(UUID id, byte[] sealed) {
        if (sealed.length < ID_BYTES
                || !Arrays.equals(bytes(id), Arrays.copyOf(sealed, ID_BYTES))) {
            throw new Unopened();
        }
        return inverted(Arrays.copyOfRange(sealed, ID_BYTES, sealed.length));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] inverted(byte[] bytes) {
        var other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = (byte) ~bytes[i];
        }
        return other;
    }
}
