package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.shared.Digest;

/** An offer as lists show it. */
public record OfferRow(
        UUID id,
        String capsule,
        String name,
        String status,
        int revision,
        String licenceTitle,
        String licenceVersion,
        Digest termsDigest,
        Instant changedAt,
        long version) {}
