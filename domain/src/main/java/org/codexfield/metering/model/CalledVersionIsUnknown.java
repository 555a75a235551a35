package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The address of a call names no sealed version. */
public final class CalledVersionIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    public CalledVersionIsUnknown(String capsule, String version) {
        super(
                Kind.NOT_FOUND,
                "There is no version " + version + " of the capsule " + capsule + " to call.",
                Map.of("capsule", capsule, "version", version));
    }
}
