package org.codexfield.licensing.service;

import java.util.UUID;
import org.codexfield.shared.Digest;

/**
 * What an open offer asks for.
 *
 * @param licence the text of the licence
 */
public record OfferedTerms(
        UUID id,
        String name,
        String licenceTitle,
        String licenceVersion,
        Digest termsDigest,
        String licence) {}
