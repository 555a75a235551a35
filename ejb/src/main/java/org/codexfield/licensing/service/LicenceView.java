package org.codexfield.licensing.service;

import org.codexfield.shared.Digest;

/**
 * A licence that was offered once.
 *
 * @param text as its author wrote it
 * @param odrl the canonical form, whose digest is the terms digest
 */
public record LicenceView(
        Digest termsDigest, String title, String version, String text, String odrl) {}
