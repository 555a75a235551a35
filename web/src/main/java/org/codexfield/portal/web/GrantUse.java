package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.config.Settings;
import org.codexfield.identity.CurrentUser;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.metering.service.QuotaService;
import org.codexfield.metering.service.QuotaView;

/** What is left of a grant's quotas, and calls to copy. */
@Named("grantUse")
@RequestScoped
public class GrantUse {

    private static final String ADDRESS = "ADDRESS";
    private static final String CURL =
            """
            curl -O -H "Authorization: Bearer $(cat capability.jwt)" \\
              ADDRESS
            """;
    private static final String PYTHON =
            """
            import urllib.request

            credential = open("capability.jwt").read()
            request = urllib.request.Request(
                "ADDRESS",
                headers={"Authorization": "Bearer " + credential})
            with urllib.request.urlopen(request) as answer:
                print(answer.headers["Codexfield-Receipt"])
                print(answer.read())
            """;
    private static final String JAVA =
            """
            var credential = Files.readString(Path.of("capability.jwt"));
            var request = HttpRequest.newBuilder(URI.create("ADDRESS"))
                .header("Authorization", "Bearer " + credential).build();
            var answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString());
            var receipt = answer.headers().firstValue("Codexfield-Receipt").orElseThrow();
            """;

    @Inject private QuotaService quotas;
    @Inject private Settings settings;
    @Inject private CurrentUser currentUser;

    private final Map<UUID, List<QuotaView>> known = new HashMap<>();

    /** The limits of the windows of now; empty when the licence has none. */
    public List<QuotaView> quotas(UUID grant) {
        return known.computeIfAbsent(grant, id -> quotas.ofGrant(new GrantId(id)));
    }

    /** Whether the caller's organisation gave it. */
    public boolean isOurs(GrantView grant) {
        return grant.provider().equals(currentUser.caller().organisation().value());
    }

    /** The call in the words of a shell. */
    public String curl(GrantView grant) {
        return CURL.replace(ADDRESS, address(grant));
    }

    /** The call in Python. */
    public String python(GrantView grant) {
        return PYTHON.replace(ADDRESS, address(grant));
    }

    /** The call in Java. */
    public String java(GrantView grant) {
        return JAVA.replace(ADDRESS, address(grant));
    }

    /** Where the version is called; for a download the name of the part follows. */
    private String address(GrantView grant) {
        return settings.publicUrl().toString().replaceAll("/$", "")
                + "/gateway/"
                + grant.capsule()
                + "/"
                + grant.capsuleVersion()
                + (grant.actions().contains("download") ? "/parts/FILE" : "/v2");
    }
}
