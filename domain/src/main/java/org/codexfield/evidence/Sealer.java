package org.codexfield.evidence;

import java.util.UUID;

/** SPI: encrypts what may hold a secret while it is kept. Implemented by {@code identity}. */
public interface Sealer {

    /**
     * Encrypts.
     *
     * @param id whose secret it is; the sealed bytes open under this identifier alone
     */
    byte[] seal(UUID id, byte[] secret);

    /**
     * Decrypts.
     *
     * @throws org.codexfield.shared.DomainException if they were sealed under another key or
     *     identifier, or altered
     */
    byte[] open(UUID id, byte[] sealed);
}
