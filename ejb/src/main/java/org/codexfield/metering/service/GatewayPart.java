package org.codexfield.metering.service;

import org.codexfield.capsules.Contents;
import org.codexfield.capsules.verify.ManifestPart;

/** A part that the gateway itself holds. */
public interface GatewayPart {

    /** What it is. */
    ManifestPart part();

    /**
     * Opens a range; its first block is checked already.
     *
     * @throws org.codexfield.shared.DomainException if it is missing or altered
     */
    Contents.Opened open(long from, long sizeBytes);
}
