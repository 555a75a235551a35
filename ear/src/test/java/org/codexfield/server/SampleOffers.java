package org.codexfield.server;

import java.util.List;
import java.util.Map;

/** What the sample organisations demand, and what they say of their model. */
public final class SampleOffers {

    static final String DATA_LICENCE =
            """
            licence "Iris measurements, open to research and training" version 1.0.0
            permit download for purpose research, education, model-training
              derivatives permitted, cascading share 10 %
            duty attribute "R. A. Fisher, 1936"
            """;

    static final String MODEL_LICENCE =
            """
            licence "Iris classifier, standard use" version 1.0.0
            permit invoke for purpose research, education, quality-assurance
              during 365 days from grant
              at most 10000 calls per month and 50 calls per minute
              price 0.002 EUR per MU, first 1000 MU per month free
            duty attribute "Aurora Machine Learning Lab"
            forbid purpose biometric-identification
            revoke when payment overdue 30 days
            """;

    static final String MODEL_CARD =
            """
            # Iris classifier
            A multinomial logistic regression that tells three species of iris apart by the length
            and width of sepals and petals. It was trained by Tribuo on the 150 flowers of the data
            set that it names as its parent, all of them: no figure of its quality is claimed.
            """;

    private SampleOffers() {}

    /** An offer with one question; the requester's official vouches, and the role decides. */
    public static Map<String, Object> offer(String licence, String role) {
        return Map.of(
                "licence",
                licence,
                "form",
                Map.of(
                        "fields",
                        List.of(
                                Map.of(
                                        "key",
                                        "why",
                                        "label",
                                        "What will you use it for?",
                                        "type",
                                        "text",
                                        "required",
                                        true))),
                "route",
                Map.of(
                        "stages",
                        List.of(
                                Map.of("kind", "sign-off", "role", "signing-official"),
                                Map.of("kind", "approval", "role", role)),
                        "dueDays",
                        10,
                        "remindDays",
                        5,
                        "lapseDays",
                        60));
    }
}
