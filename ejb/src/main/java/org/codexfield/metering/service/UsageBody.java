package org.codexfield.metering.service;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.codexfield.shared.Digest;

/** A body of usage events that is digested while it is read. */
public final class UsageBody extends InputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream body;
    private final MessageDigest sha256;

    /** A body as it arrives. */
    public UsageBody(InputStream body) {
        this.body = body;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        int one = body.read();
        if (one >= 0) {
            sha256.update((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int many = body.read(buffer, offset, length);
        if (many > 0) {
            sha256.update(buffer, offset, many);
        }
        return many;
    }

    /** Reads what is left. */
    void drain() throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        int many;
        do {
            many = read(buffer, 0, buffer.length);
        } while (many >= 0);
    }

    /** The digest of what was read. */
    Digest digest() {
        return new Digest(sha256.digest());
    }
}
