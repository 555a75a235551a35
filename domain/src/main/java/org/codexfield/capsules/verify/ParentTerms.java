package org.codexfield.capsules.verify;

import java.util.Optional;
import org.codexfield.shared.Digest;

/**
 * The terms under which a version may have a parent.
 *
 * @param termsDigest the document that says so; none when no terms apply
 * @param shareKind what the parent's owner gets of the child's income
 * @param sharePpm how much of it, in millionths: 0 with {@link ShareKind#NONE}, else 1 to {@value
 *     #WHOLE}
 */
public record ParentTerms(Optional<Digest> termsDigest, ShareKind shareKind, int sharePpm) {

    /** All of it: 100 %. */
    public static final int WHOLE = 1_000_000;

    /** No terms apply: the parent is of the same organisation. */
    public static final ParentTerms NONE = new ParentTerms(Optional.empty(), ShareKind.NONE, 0);

    /**
     * @throws ManifestIsMalformed if kind and share contradict each other, or a share has no terms
     */
    public ParentTerms {
        boolean shares = shareKind != ShareKind.NONE;
        if (shares ? sharePpm < 1 || sharePpm > WHOLE : sharePpm != 0) {
            throw new ManifestIsMalformed("a share of " + sharePpm + " " + shareKind.code());
        }
        if (shares && termsDigest.isEmpty()) {
            throw new ManifestIsMalformed("a share without terms");
        }
    }
}
