package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;

/** Organisations, members, invitations and keys by REST, as the sample people use them. */
class IdentityRestIT {

    private static final String NORTHLIGHT = "northlight-institute";
    private static final String ADA = "ada@northlight-institute.example";
    private static final String NORA = "nora@northlight-institute.example";

    private final RunningPortal portal = RunningPortal.shared();

    @Test
    void sampleOrganisationsTakePart_andOneWaits() {
        var seenByAnybody = portal.anonymous().get("organisations?limit=200").body();
        var seenByOperator =
                portal.operator().get("organisations?status=registered&limit=200").body();

        assertThat(seenByAnybody.findValuesAsText("slug"))
                .contains(NORTHLIGHT, "aurora-lab", "meridian-health", "gridworks")
                .doesNotContain("harbour-university");
        assertThat(seenByOperator.findValuesAsText("slug")).contains("harbour-university");
    }

    @Test
    void keyOfAnOrganisation_isRotated_andTheOldOneStaysInTheDidDocument() {
        var ada = portal.as(ADA, NORTHLIGHT, "administrator");
        var before = ada.get("organisations/" + NORTHLIGHT + "/keys").body().path("items");

        var kid = ada.post("organisations/" + NORTHLIGHT + "/keys", Map.of()).path("kid").asText();

        var after = ada.get("organisations/" + NORTHLIGHT + "/keys").body().path("items");
        assertThat(after.size()).isEqualTo(before.size() + 1);
        assertThat(after.get(0).path("kid").asText()).isEqualTo(kid);
        assertThat(after.get(0).path("status").asText()).isEqualTo("active");
        assertThat(after.get(1).path("status").asText()).isEqualTo("rotated");
    }

    @Test
    void auditor_mayReadMembers_butNotInvite() {
        var nora = portal.as(NORA, NORTHLIGHT, "auditor");

        var members = nora.get("organisations/" + NORTHLIGHT + "/members");
        var invitation =
                nora.tryPost(
                        "organisations/" + NORTHLIGHT + "/invitations",
                        Map.of("email", "x@y.example", "roles", List.of("auditor")));

        assertThat(members.status()).isEqualTo(200);
        assertThat(invitation.status()).isEqualTo(403);
    }

    @Test
    void administrator_isRefused_inAnotherOrganisation() {
        var ada = portal.as(ADA, NORTHLIGHT, "administrator");

        assertThat(ada.get("organisations/aurora-lab/members").status()).isEqualTo(403);
        assertThat(ada.get("organisations/aurora-lab/invitations").status()).isEqualTo(403);
        assertThat(ada.tryPost("organisations/aurora-lab/keys", Map.of()).status()).isEqualTo(403);
    }
}
