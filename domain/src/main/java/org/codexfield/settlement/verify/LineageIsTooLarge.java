package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version has more ancestors than royalties are reckoned for; so its lineage may be too deep. */
public final class LineageIsTooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    LineageIsTooLarge(LineageVersion version, String edge) {
        super(
                Kind.CONFLICT,
                "More than "
                        + Lineage.MAX_ANCESTORS
                        + " ancestors of "
                        + version.name()
                        + " are reached; the last edge was "
                        + edge
                        + ".",
                Map.of(
                        "version",
                        version.name(),
                        "most",
                        Integer.toString(Lineage.MAX_ANCESTORS),
                        "edges",
                        edge));
    }
}
