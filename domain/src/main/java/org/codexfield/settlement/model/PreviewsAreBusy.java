package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** As many royalties are being previewed as this server does at once. */
public final class PreviewsAreBusy extends DomainException {
    private static final long serialVersionUID = 1L;

    public PreviewsAreBusy() {
        super(
                Kind.UNAVAILABLE,
                "Too many royalties are being previewed; ask again soon.",
                Map.of("retryAfterSeconds", "2"));
    }
}
