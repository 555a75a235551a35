package org.codexfield.licensing.service;

import org.codexfield.shared.Digest;

/**
 * What an open offer asks for.
 *
 * @param licence the text of the licence
 */
public record OfferedTerms(
        String name,
        String licenceTitle,
        String licenceVersion,
        Digest termsDigest,
        String licence) {}
