package org.codexfield.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request is decided.
 *
 * @param stages in their order: sign-offs first, at least one approval last
 * @param dueDays after how many days a decision is overdue; days count from handing in, and stand
 *     still while a request is returned
 * @param remindDays after how many days, and then again, those who decide are reminded
 * @param lapseDays after how many days an undecided request ends
 * @param autoApproval the rule that may take the place of reviews and approvals
 */
public record Route(
        List<Stage> stages,
        int dueDays,
        int remindDays,
        int lapseDays,
        @Nullable AutoApproval autoApproval) {

    /** Copies. */
    public Route {
        stages = List.copyOf(stages);
    }
}
