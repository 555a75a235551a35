package org.codexfield.identity.model;

import java.util.UUID;

/** Encrypts private keys under the installation's master key. */
public interface KeySealer {

    /**
     * Encrypts.
     *
     * @param id whose secret it is; the sealed bytes open under this identifier alone
     */
    byte[] seal(UUID id, byte[] secret);

    /**
     * Decrypts.
     *
     * @throws MasterKeyIsWrong if they were sealed under another master key or identifier, or
     *     altered
     */
    byte[] open(UUID id, byte[] sealed);
}
