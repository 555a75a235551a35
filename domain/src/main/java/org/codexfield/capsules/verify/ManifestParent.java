package org.codexfield.capsules.verify;

import java.util.Optional;
import org.codexfield.shared.Digest;

/**
 * A parent as the manifest has it: an edge of the lineage, with its terms frozen.
 *
 * @param manifestDigest the parent's manifest
 * @param relation what the child has to do with it
 * @param terms under which terms the child was made
 */
public record ManifestParent(Digest manifestDigest, Relation relation, ParentTerms terms) {

    /** The terms' digest; none when none apply. */
    public Optional<Digest> termsDigest() {
        return terms.termsDigest();
    }

    /** What the parent's owner gets, in millionths. */
    public int sharePpm() {
        return terms.sharePpm();
    }
}
