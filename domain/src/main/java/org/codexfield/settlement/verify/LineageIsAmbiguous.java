package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** Two versions of one manifest were given, or one version names a parent twice. */
public final class LineageIsAmbiguous extends DomainException {
    private static final long serialVersionUID = 1L;

    LineageIsAmbiguous(String version, Digest twice) {
        super(
                Kind.INVALID,
                "In the lineage of " + version + " the manifest " + twice + " stands twice.",
                Map.of("version", version, "manifest", twice.hex()));
    }
}
