package org.codexfield.portal.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;

/** Capsules of Northlight and offers of them, made by REST for tests of pages. */
final class Offered {

    static final String NORTHLIGHT = "northlight-institute";
    static final String LICENCE =
            """
            licence "Imaging, research only" version 1.2.0
            permit invoke, download for purpose research, teaching
              during 365 days from grant
              at most 10000 calls per month and 50 calls per minute
              in regions EU, CH
              price 0.002 EUR per MU, first 1000 MU per month free
              derivatives permitted, cascading share 12 %
            duty attribute "Northlight Institute"
            forbid purpose biometric-identification
            revoke when payment overdue 30 days or institution unvouched
            """;

    private Offered() {}

    private static RestClient stefan() {
        return RunningPortal.shared().as(SignedIn.STEFAN, NORTHLIGHT, "publisher", "steward");
    }

    /** A capsule with a published version 1.0.0. */
    static String capsule(String slug) {
        stefan().post(
                        "capsules",
                        Map.of("organisation", NORTHLIGHT, "slug", slug, "kind", "dataset"));
        publish(slug, "1.0.0");
        return NORTHLIGHT + "/" + slug;
    }

    /** Publishes a version of it. */
    static void publish(String slug, String number) {
        var capsule = "capsules/" + NORTHLIGHT + "/" + slug;
        var version = capsule + "/versions/" + number;
        var maker = new CapsuleMaker(stefan(), NORTHLIGHT);
        stefan().post(capsule + "/versions", Map.of("version", number));
        maker.describe(version, "Scans " + slug);
        maker.put(version, "a.csv", (slug + number).getBytes(StandardCharsets.UTF_8));
        stefan().post(version + "/seal", Map.of());
        stefan().post(version + "/publication", Map.of());
    }

    /** An offer of it under {@link #LICENCE}; its page. */
    static String offer(String capsule, String name) {
        stefan().putNew("capsules/" + capsule + "/offers/" + name, draft());
        return "/offer.xhtml?capsule=" + capsule.replace("/", "%2F") + "&name=" + name;
    }

    private static Map<String, Object> draft() {
        return Map.of(
                "licence",
                LICENCE,
                "form",
                Map.of(
                        "fields",
                        List.of(
                                field("why", "Why do you need it?", "text"),
                                field("people", "How many people will see it?", "number"),
                                field("until", "Until when do you need it?", "date"))),
                "route",
                Map.of(
                        "stages",
                        List.of(
                                Map.of("kind", "sign-off", "role", "signing-official"),
                                Map.of("kind", "review", "role", "steward"),
                                Map.of("kind", "approval", "role", "compliance-officer")),
                        "dueDays",
                        5,
                        "remindDays",
                        2,
                        "lapseDays",
                        30,
                        "autoApproval",
                        Map.of(
                                "purposes",
                                List.of("teaching"),
                                "organisations",
                                List.of("institution"),
                                "grantDays",
                                90)));
    }

    private static Map<String, Object> field(String key, String label, String type) {
        return Map.of("key", key, "label", label, "type", type, "required", true);
    }
}
