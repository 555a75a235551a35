package org.codexfield.licensing.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.shared.DomainException;

/** Access is asked for a version that the offer does not cover. */
public final class OfferCoversOtherVersions extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public OfferCoversOtherVersions(List<OfferedVersion> covered) {
        super(
                Kind.CONFLICT,
                "The offer covers " + numbers(covered) + " alone; ask for one of them.",
                Map.of("versions", numbers(covered)));
    }

    private static String numbers(List<OfferedVersion> versions) {
        return versions.stream()
                .map(version -> version.number().value())
                .collect(Collectors.joining(", "));
    }
}
