package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The fixed shares that a version owes over all its ancestors are more than everything. */
public final class FixedSharesExceedWhole extends DomainException {
    private static final long serialVersionUID = 1L;

    FixedSharesExceedWhole(LineageVersion version, long totalPpm, String edges) {
        super(
                Kind.CONFLICT,
                "The fixed shares that "
                        + version.name()
                        + " owes sum to "
                        + EdgeNames.percent(totalPpm)
                        + " %, more than everything: "
                        + edges
                        + ".",
                Map.of(
                        "version",
                        version.name(),
                        "percent",
                        EdgeNames.percent(totalPpm),
                        "edges",
                        edges));
    }
}
