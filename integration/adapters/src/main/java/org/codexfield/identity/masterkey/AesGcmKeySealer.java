package org.codexfield.identity.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.MasterKeyIsWrong;

/**
 * AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits, then the ciphertext with its tag of 128
 * bits; the identifier is authenticated with it.
 */
@ApplicationScoped
public class AesGcmKeySealer implements KeySealer {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected AesGcmKeySealer() {
        this.key = new SecretKeySpec(new byte[32], "AES");
    }

    /** Seals under the configured master key. */
    @Inject
    public AesGcmKeySealer(MasterKey masterKey) {
        this.key = new SecretKeySpec(masterKey.bytes(), "AES");
    }

    @Override
    public byte[] seal(UUID id, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM must work on every Java platform", e);
        }
    }

    @Override
    public byte[] open(UUID id, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new MasterKeyIsWrong();
        }
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, id)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            var refusal = new MasterKeyIsWrong();
            refusal.initCause(e);
            throw refusal;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID id) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
        return cipher;
    }
}
