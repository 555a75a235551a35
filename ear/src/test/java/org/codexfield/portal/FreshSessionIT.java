package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.Test;

/** What a visitor's session held is not in the session that a login begins. */
class FreshSessionIT {

    private static final String NILS = "nils@gridworks.example";

    private final RunningPortal portal = RunningPortal.shared();

    @Test
    void whatAVisitorLeft_isGoneAfterTheLogin() {
        var visitor = new Visitor(portal.address(), "/password-reset.xhtml");
        visitor.submit("open", "go", Map.of("token", "x".repeat(43))).follow();
        assertThat(visitor.text()).contains("form:password");

        visitor.open("/login.xhtml");
        visitor.submit(
                "form", "signIn", Map.of("email", NILS, "password", SampleOrganisations.PASSWORD));
        assertThat(visitor.status()).isEqualTo(302);
        visitor.open("/account.xhtml");
        assertThat(visitor.status()).isEqualTo(200);

        visitor.open("/password-reset.xhtml");
        assertThat(visitor.text()).doesNotContain("form:password");
    }
}
