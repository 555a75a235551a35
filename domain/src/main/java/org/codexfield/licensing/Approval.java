package org.codexfield.licensing;

import java.time.Instant;
import org.codexfield.shared.Text;

/**
 * What an approver says.
 *
 * @param until the first instant at which the grant holds no more
 * @param conditions what is demanded besides the licence; may be empty
 * @param reason why; may be empty
 */
public record Approval(Instant until, String conditions, String reason) {

    private static final int MAX_CONDITIONS = 4_000;

    /**
     * Cleans the texts.
     *
     * @throws org.codexfield.shared.TextIsUnacceptable if a text is none
     */
    public Approval {
        conditions = Text.block("conditions", conditions, MAX_CONDITIONS);
        reason = Text.block("reason", reason, StageDecision.MAX_REASON);
    }
}
