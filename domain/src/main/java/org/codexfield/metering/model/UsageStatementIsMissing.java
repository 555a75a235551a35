package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.shared.DomainException;

/** Nobody signed the usage events. */
public final class UsageStatementIsMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    public UsageStatementIsMissing() {
        super(
                Kind.FORBIDDEN,
                "Usage events need the statement of their node in the header "
                        + UsageStatement.HEADER
                        + ".",
                Map.of("header", UsageStatement.HEADER));
    }
}
