package org.codexfield.settlement.verify;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The cascading shares of one version are more than what flows to it. */
public final class CascadingSharesExceedWhole extends DomainException {
    private static final long serialVersionUID = 1L;

    CascadingSharesExceedWhole(LineageVersion version, long totalPpm, String edges) {
        super(
                Kind.CONFLICT,
                "The cascading shares that "
                        + version.name()
                        + " passes on sum to "
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
