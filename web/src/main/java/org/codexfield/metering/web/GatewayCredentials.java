package org.codexfield.metering.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.Gateway;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.RateLimits;
import org.codexfield.shared.web.RateLimits.Sort;
import org.codexfield.shared.web.RequestIsRefused;

/**
 * Takes the bearer from a request, and turns away what cannot be a credential before anybody looks
 * into it. Who keeps sending such things, or credentials that are not authentic, is told to wait;
 * from their network only credentials that were authentic before are looked at meanwhile.
 */
@ApplicationScoped
public class GatewayCredentials {

    /** The longest credential, in characters. */
    static final int MAX_CHARS = 16 * 1024;

    private static final int MIN_CHARS = 100;
    private static final int MAX_KNOWN = 20_000;
    private static final String SCHEME = "Bearer ";
    private static final int DOTS = 2;

    private final Set<Digest> known = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NullAway.Init")
    private RateLimits limits;

    @SuppressWarnings("NullAway.Init")
    private Gateway gateway;

    /** For the container's proxy. */
    protected GatewayCredentials() {}

    @Inject
    GatewayCredentials(RateLimits limits, Gateway gateway) {
        this.limits = limits;
        this.gateway = gateway;
    }

    /**
     * Who showed an authentic credential.
     *
     * @param credential its text
     * @param consumer the organisation that it was given to
     */
    record Bearer(String credential, OrganisationId consumer) {}

    /**
     * Who shows an authentic credential. Nothing is held or read for anybody else.
     *
     * @throws RequestIsRefused with status 401 if there is none, or 429
     * @throws DomainException if that cannot be known now
     */
    Bearer authentic(HttpServletRequest request) {
        var credential = take(request);
        try {
            var grant = gateway.authentic(credential);
            wasAuthentic(credential);
            return new Bearer(credential, grant.consumer());
        } catch (DomainException refusal) {
            if (GatewayProblems.isNotAuthentic(refusal)) {
                throw refused(request, GatewayProblems.credentialIsNotAuthentic());
            }
            throw refusal;
        }
    }

    /**
     * What may be a credential.
     *
     * @throws RequestIsRefused with status 401 if there is none that could be one, or 429
     */
    String take(HttpServletRequest request) {
        var given = Collections.list(request.getHeaders("Authorization"));
        if (given.size() != 1 || !given.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused(request, GatewayProblems.credentialIsNeeded());
        }
        var token = given.get(0).substring(SCHEME.length()).strip();
        if (!looksLikeOne(token)) {
            throw refused(request, GatewayProblems.credentialIsNotAuthentic());
        }
        var limit = limits.wouldCount(Sort.GATEWAY, request.getRemoteAddr());
        if (!limit.allowed() && !known.contains(digest(token))) {
            throw new RequestIsRefused(limit.problem());
        }
        return token;
    }

    /** The credential was authentic. */
    void wasAuthentic(String credential) {
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        known.add(digest(credential));
    }

    /**
     * It was not, or there was none: counts the attempt.
     *
     * @param address where it came from
     * @return what is answered
     */
    Problem wasNot(String address, Problem problem) {
        var limit = limits.countAddress(Sort.GATEWAY, address);
        return limit.allowed() ? problem : limit.problem();
    }

    private RequestIsRefused refused(HttpServletRequest request, Problem problem) {
        return new RequestIsRefused(wasNot(request.getRemoteAddr(), problem));
    }

    /** Three parts in the alphabet of base64url: nothing is decoded. */
    static boolean looksLikeOne(String token) {
        if (token.length() < MIN_CHARS || token.length() > MAX_CHARS) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_';
            if (c == '.') {
                dots++;
            } else if (!plain) {
                return false;
            }
        }
        return dots == DOTS;
    }

    private static Digest digest(String credential) {
        return Digest.of(credential.getBytes(StandardCharsets.US_ASCII));
    }
}
