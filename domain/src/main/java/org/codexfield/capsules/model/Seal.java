package org.codexfield.capsules.model;

import java.time.Instant;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.ManifestSignature;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * What was sealed. It is kept where the application may add and read, nothing else.
 *
 * @param version the version
 * @param owner the organisation that it belongs to
 * @param manifest what it says
 * @param signature who signed it
 * @param lineage what its ancestors add up to
 * @param by who sealed it
 * @param at when
 */
public record Seal(
        CapsuleVersionId version,
        OrganisationId owner,
        Manifest manifest,
        ManifestSignature signature,
        LineageTotals lineage,
        MemberId by,
        Instant at) {

    /** The name of the version. */
    public Digest digest() {
        return manifest.digest();
    }
}
