package org.codexfield.identity.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.identity.Caller;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.service.LoginService;
import org.codexfield.identity.service.ProviderLoginService;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RequestIsRefused;

/**
 * The caller of a request at a machine's address, from its {@code Authorization} header. Whoever
 * shows credentials that do not hold is refused, also where nobody needs any: a client would not
 * notice otherwise that its key has expired.
 */
@ApplicationScoped
class ApiLogin {

    private static final String BASIC_CHALLENGE = "Basic realm=\"codexfield\", charset=\"UTF-8\"";
    private static final Pattern FIRST_KEY =
            Pattern.compile("/api/v1/organisations/([a-z0-9-]{1,40})/api-keys");
    private static final String KEY_PREFIX = "cfk_";
    private static final String ORGANISATION = "Codexfield-Organisation";

    private @Inject LoginService logins;
    private @Inject ProviderLoginService providers;

    /**
     * The caller; nobody without the header.
     *
     * @throws RequestIsRefused if the credentials do not hold
     */
    Optional<Caller> caller(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw malformed("There is more than one Authorization header.");
        }
        var credentials = Credentials.read(headers.get(0));
        try {
            return Optional.of(caller(credentials, request));
        } catch (DomainException refusal) {
            throw refused(credentials, refusal);
        } catch (ProviderIsUnreachable away) {
            throw new RequestIsRefused(
                    Problem.of(
                                    503,
                                    "identity-provider-is-unreachable",
                                    "The identity provider does not answer, so the access token"
                                            + " cannot be checked; try again shortly.")
                            .header("Retry-After", "10"),
                    away);
        }
    }

    private Caller caller(Credentials credentials, HttpServletRequest request) {
        if (credentials instanceof Credentials.Bearer bearer) {
            return bearer(bearer.token(), request);
        }
        if (credentials instanceof Credentials.Basic basic) {
            var address = FIRST_KEY.matcher(PortalAddresses.path(request));
            if ("POST".equals(request.getMethod()) && address.matches()) {
                return logins.password(
                        basic.user(), basic.password(), address.group(1), request.getRemoteAddr());
            }
            throw malformed(
                    "Basic is taken for POST /api/v1/organisations/{slug}/api-keys alone; send an"
                            + " API key or an access token as bearer.");
        }
        throw malformed("The Authorization header cannot be read; its scheme is Bearer.");
    }

    private Caller bearer(String token, HttpServletRequest request) {
        if (token.startsWith(KEY_PREFIX) || !providers.isConfigured()) {
            return logins.apiKey(token, request.getRemoteAddr())
                    .orElseThrow(() -> invalidToken("The API key is unknown, revoked or expired."));
        }
        var chosen = Optional.ofNullable(request.getHeader(ORGANISATION)).map(String::strip);
        return providers.accessToken(token, chosen, request.getRemoteAddr());
    }

    private static RequestIsRefused refused(Credentials credentials, DomainException refusal) {
        if (refusal.code().equals("provider-token-is-refused")) {
            return invalidToken(String.valueOf(refusal.getMessage()));
        }
        var problem = Problems.of(refusal);
        return refusal.code().equals("credentials-are-wrong") && credentials.isBasic()
                ? new RequestIsRefused(
                        Problem.of(401, problem.code(), problem.detail())
                                .header("WWW-Authenticate", BASIC_CHALLENGE))
                : new RequestIsRefused(problem);
    }

    /** RFC 6750 section 3.1: a credential that was understood and does not hold. */
    private static RequestIsRefused invalidToken(String detail) {
        return new RequestIsRefused(
                Problem.of(401, "token-is-refused", detail)
                        .header("WWW-Authenticate", challenge("invalid_token")));
    }

    private static RequestIsRefused malformed(String detail) {
        return new RequestIsRefused(
                Problem.of(401, "credentials-are-unusable", detail)
                        .header("WWW-Authenticate", challenge("invalid_request")));
    }

    private static String challenge(String error) {
        return "Bearer realm=\"codexfield\", error=\"" + error + "\"";
    }
}
