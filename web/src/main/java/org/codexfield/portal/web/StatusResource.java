package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.codexfield.config.Settings;
import org.codexfield.evidence.service.LogService;
import org.codexfield.identity.CurrentUser;
import org.codexfield.shared.service.DatabaseFacts;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** What is running here: that it runs, for everybody; what it is, for those who logged in. */
@RequestScoped
@Path("status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private static final String UP = "up";
    private static final String BUILT_IN = "built-in";
    private static final String NO_CHAIN = "none";

    @Inject private CurrentUser currentUser;
    @Inject private DatabaseFacts database;
    @Inject private LogService logs;
    @Inject private Settings settings;

    /**
     * The status.
     *
     * @param status {@code up}
     * @param version the product's version; this and what follows only with a login
     * @param identityProvider the issuer of logins, or {@code built-in}
     * @param chain the chain that logs are anchored on, or {@code none}
     */
    public record Status(
            String status,
            @Nullable String version,
            @Nullable DatabaseFacts database,
            @Nullable String identityProvider,
            @Nullable String chain,
            @Nullable List<LogSize> logs) {}

    /** A log and how many leaves it has. */
    public record LogSize(String origin, long treeSize) {}

    /** That this server runs, and for those who logged in what it is. */
    @GET
    @Operation(value = "Tells that the server runs, and with a login what it is", open = true)
    public Status status() {
        if (!currentUser.caller().isPerson()) {
            return new Status(UP, null, null, null, null, null);
        }
        var sizes =
                logs.list().stream().map(log -> new LogSize(log.origin(), log.treeSize())).toList();
        String provider = settings.oidc().map(oidc -> oidc.issuer().toString()).orElse(BUILT_IN);
        return new Status(UP, ProductVersion.text(), database, provider, NO_CHAIN, sizes);
    }
}
