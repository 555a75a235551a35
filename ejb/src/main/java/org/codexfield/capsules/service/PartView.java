package org.codexfield.capsules.service;

import org.codexfield.capsules.verify.ManifestPart;

/** A part as lists show it. */
public record PartView(
        String path,
        String mediaType,
        long sizeBytes,
        String sha256,
        String cid,
        String blockRoot) {

    /** The view of a part. */
    public static PartView of(ManifestPart part) {
        return new PartView(
                part.path().value(),
                part.mediaType(),
                part.content().sizeBytes(),
                part.content().sha256().hex(),
                part.cid().toString(),
                part.content().root().hex());
    }
}
