package org.codexfield.identity.model;

import java.util.UUID;
import org.codexfield.evidence.Sealer;

/**
 * Encrypts under the installation's master key, which is not in the database: private keys, and
 * whatever else evidence must keep for a while and nobody may read.
 */
public interface KeySealer extends Sealer {

    @Override
    byte[] seal(UUID id, byte[] secret);

    /**
     * Decrypts.
     *
     * @throws MasterKeyIsWrong if they were sealed under another master key or identifier, or
     *     altered
     */
    @Override
    byte[] open(UUID id, byte[] sealed);
}
