package org.codexfield.capsules;

import org.codexfield.shared.Digest;

/**
 * Terms under which a version can be had.
 *
 * @param termsDigest names the terms for ever
 * @param title as people call them
 */
public record OfferedPolicy(Digest termsDigest, String title) {}
