package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever writes a rule that approves is not approved by it: Stefan asks, and Clara decides. */
class RuleRestIT {

    private static final String NORTHLIGHT = "northlight-institute";

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient ada =
            portal.as("ada@northlight-institute.example", NORTHLIGHT, "administrator");
    private final RestClient clara =
            portal.as("clara@northlight-institute.example", NORTHLIGHT, "compliance-officer");

    @BeforeEach
    void appoint() {
        stefanBecomes("steward", "publisher", "requester");
    }

    @AfterEach
    void dismiss() {
        stefanBecomes("steward", "publisher");
    }

    @Test
    void aRule_decidesNothing_forTheOneWhoWroteIt() {
        var stefan =
                portal.as(
                        "stefan@northlight-institute.example",
                        NORTHLIGHT,
                        "steward",
                        "publisher",
                        "requester");
        var capsule = new CapsuleMaker(stefan, NORTHLIGHT).publishedCapsule();
        stefan.putNew("capsules/" + capsule + "/offers/basic", draft());
        var id =
                stefan.post("access-requests", Asking.of(capsule, Map.of()))
                        .at("/request/id")
                        .asText();
        var at = "access-requests/" + id;

        var submitted = stefan.post(at + "/submission", Map.of());

        assertThat(submitted.at("/request/status").asText()).isEqualTo("in-review");
        assertThat(submitted.path("decisions")).isEmpty();
        var approved = clara.post(at + "/approval", Map.of("validUntil", Asking.inDays(30)));
        assertThat(approved.at("/request/status").asText()).isEqualTo("approved");
    }

    private static Map<String, Object> draft() {
        var rule =
                Map.of(
                        "purposes",
                        List.of("research"),
                        "organisations",
                        List.of("provider", "institution"),
                        "grantDays",
                        30);
        var stages = List.of(Map.of("kind", "approval", "role", "compliance-officer"));
        return Map.of(
                "licence",
                "licence \"Own\" version 1.0.0\npermit invoke for purpose research\n",
                "form",
                Map.of("fields", List.of()),
                "route",
                Map.of(
                        "stages",
                        stages,
                        "dueDays",
                        5,
                        "remindDays",
                        2,
                        "lapseDays",
                        30,
                        "autoApproval",
                        rule));
    }

    private void stefanBecomes(String... roles) {
        var members = "organisations/" + NORTHLIGHT + "/members";
        for (JsonNode member : ada.get(members).body().path("items")) {
            if (member.path("name").asText().equals("Stefan Brandt")) {
                ada.mustPut(
                        members + "/" + member.path("id").asText() + "/roles",
                        Map.of("roles", List.of(roles)));
                return;
            }
        }
        throw new IllegalStateException("Stefan has left");
    }
}
