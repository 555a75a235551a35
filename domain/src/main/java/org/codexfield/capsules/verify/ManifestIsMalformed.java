package org.codexfield.capsules.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** What was given is not a manifest that this version of the product reads. */
public final class ManifestIsMalformed extends DomainException {
    private static final long serialVersionUID = 1L;

    ManifestIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not an acceptable manifest: " + reason + ".",
                Map.of("reason", reason));
    }
}
