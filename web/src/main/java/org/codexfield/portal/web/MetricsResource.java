package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.config.Secret;
import org.codexfield.config.Settings;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * The metrics, for this machine and for whoever has the token. A request that a proxy passed on
 * does not come from this machine, whatever its address says.
 */
@RequestScoped
@Path("metrics")
@Produces(MetricsResource.TEXT)
public class MetricsResource {

    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final String BEARER = "Bearer ";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    @Inject private Metrics metrics;
    @Inject private Settings settings;

    /** The metrics in the text format of Prometheus. */
    @GET
    @Operation(value = "Gives metrics in the text format of Prometheus", open = true)
    public String metrics(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        boolean proxied =
                OF_PROXIES.stream().anyMatch(name -> headers.getHeaderString(name) != null);
        String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (!allowed(settings.metricsToken(), authorization, request.getRemoteAddr(), proxied)) {
            throw new RequestIsRefused(Problems.unauthenticated());
        }
        return metrics.text();
    }

    static boolean allowed(
            Optional<Secret> token,
            @Nullable String authorization,
            String address,
            boolean proxied) {
        if (token.isPresent() && authorization != null) {
            return MessageDigest.isEqual(
                    (BEARER + token.get().value()).getBytes(StandardCharsets.UTF_8),
                    authorization.getBytes(StandardCharsets.UTF_8));
        }
        return LOOPBACK.contains(address) && !proxied;
    }
}
