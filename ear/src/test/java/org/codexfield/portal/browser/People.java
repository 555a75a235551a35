package org.codexfield.portal.browser;

import java.util.List;
import java.util.Map;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;

/** People that a test makes for itself, so that the sample accounts stay as they are. */
final class People {

    static final String MERIDIAN = "meridian-health";
    static final String GRIDWORKS = "gridworks";
    static final String PASSWORD = SampleOrganisations.PASSWORD;

    private static final String DORA = "dora@gridworks.example";

    private People() {}

    /** Invites an address to an organisation whose administrator is a sample account. */
    static void invite(String slug, String email, String... roles) {
        var administrator = slug.equals(GRIDWORKS) ? DORA : SignedIn.CARL;
        RunningPortal.shared()
                .as(administrator, slug, "administrator")
                .post(
                        "organisations/" + slug + "/invitations",
                        Map.of("email", email, "roles", List.of(roles)));
    }

    /** The token of the newest link in the mail to an address. */
    static String token(String email) {
        return RunningPortal.shared().mail().awaitToken(email);
    }

    /** Somebody new at Meridian Health. */
    static String join(String login, String name, String... roles) {
        var email = login + "@" + MERIDIAN + ".example";
        invite(MERIDIAN, email, roles);
        RunningPortal.shared()
                .anonymous()
                .post(
                        "invitations/new-person-acceptance",
                        Map.of("token", token(email), "name", name, "password", PASSWORD));
        return email;
    }
}
