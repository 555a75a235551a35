package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.Test;

/** What the audit trail says of whoever did something. */
class AuditedCallerIT {

    private static final String SLUG = "gridworks";
    private static final String DORA = "dora@gridworks.example";

    private final RunningPortal portal = RunningPortal.shared();

    @Test
    void theAuditTrail_tellsWhoseKeyDidIt() {
        var dora = portal.as(DORA, SLUG, "administrator");
        invite("audited");

        var entries = dora.get("audit-entries?command=invitation-sent").body().path("items");

        assertThat(entries).isNotEmpty();
        assertThat(entries.get(0).path("callerKind").asText()).isEqualTo("api-key");
        for (var id : List.of("account", "member", "apiKey")) {
            assertThat(entries.get(0).path(id).asText())
                    .as(id)
                    .matches("[0-9a-f-]{36}")
                    .isNotEqualTo("00000000-0000-0000-0000-000000000000");
        }
        assertThat(dora.get("audit-entries").body().toString()).doesNotContain("cfk_");
    }

    /** By her key. */
    private void invite(String login) {
        portal.as(DORA, SLUG, "administrator")
                .post(
                        "organisations/" + SLUG + "/invitations",
                        Map.of("email", login + "@gridworks.example", "roles", List.of("auditor")));
    }

    @Test
    void theAuditPage_showsHowTheCallerCameIn() {
        invite("audited-too");
        var visitor = new Visitor(portal.address(), "/login.xhtml");
        visitor.submit(
                "form", "signIn", Map.of("email", DORA, "password", SampleOrganisations.PASSWORD));

        visitor.open("/audit.xhtml");

        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.text()).contains("API key");
    }
}
