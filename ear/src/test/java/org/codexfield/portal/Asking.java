package org.codexfield.portal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What people send by REST when they offer, ask for and grant access, the same in many tests. */
final class Asking {

    /** The servers live in the machine's time, and so do those who ask them. */
    private static final Clock CLOCK = Clock.systemUTC();

    private Asking() {}

    /** A request to call version 1.0.0 for research, under the offer {@code basic}. */
    static Map<String, Object> of(String capsule, Map<String, ?> answers) {
        return Map.of(
                "capsule",
                capsule,
                "version",
                "1.0.0",
                "offer",
                "basic",
                "purposes",
                List.of("research"),
                "actions",
                List.of("invoke"),
                "answers",
                answers);
    }

    /** A route by which the requester's official signs off and the provider's officer approves. */
    static Map<String, Object> twoParties() {
        return Map.of(
                "stages",
                List.of(
                        Map.of("kind", "sign-off", "role", "signing-official"),
                        Map.of("kind", "approval", "role", "compliance-officer")),
                "dueDays",
                5,
                "remindDays",
                2,
                "lapseDays",
                30);
    }

    /** A day that is so far ahead, as JSON has it. */
    static String inDays(int days) {
        return CLOCK.instant()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }
}
