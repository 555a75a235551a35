package org.codexfield.settlement;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** An account for this purpose is not for this owner. */
public final class PurposeBelongsToAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    PurposeBelongsToAnother(AccountPurpose purpose) {
        super(
                Kind.INVALID,
                "An account for "
                        + purpose.code()
                        + (purpose.isOfPlatform()
                                ? " is the platform's alone."
                                : " is an organisation's, never the platform's."),
                Map.of("purpose", purpose.code()));
    }
}
