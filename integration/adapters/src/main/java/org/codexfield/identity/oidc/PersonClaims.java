package org.codexfield.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.config.Settings.OidcClaims;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.EmailIsUnacceptable;
import org.codexfield.identity.model.IdentityProvider.Person;
import org.codexfield.identity.model.ProviderTokenIsRefused;

/** Reads who it is from the claims that IT has named. */
final class PersonClaims {

    private static final int MAX_SUBJECT = 255;
    private static final int MAX_ROLES = 500;

    private final OidcClaims names;

    PersonClaims(OidcClaims names) {
        this.names = names;
    }

    Person read(JWTClaimsSet claims) {
        var subject = claims.getSubject();
        if (subject == null || subject.isEmpty() || subject.length() > MAX_SUBJECT) {
            throw new ProviderTokenIsRefused("names nobody");
        }
        return new Person(
                claims.getIssuer(),
                subject,
                verifiedEmail(claims),
                Objects.requireNonNullElse(TokenCheck.text(claims, names.name()), ""),
                roles(claims));
    }

    /** An address that the provider does not vouch for says nothing about who it is. */
    private Optional<EmailAddress> verifiedEmail(JWTClaimsSet claims) {
        var verified = claims.getClaim("email_verified");
        var email = TokenCheck.text(claims, names.email());
        if (email == null || !(Boolean.TRUE.equals(verified) || "true".equals(verified))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EmailAddress(email));
        } catch (EmailIsUnacceptable unusable) {
            return Optional.empty();
        }
    }

    private List<String> roles(JWTClaimsSet claims) {
        var claim = names.roles().map(claims::getClaim).orElse(null);
        if (claim instanceof String one) {
            return List.of(one);
        }
        return claim instanceof List<?> several
                ? several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .limit(MAX_ROLES)
                        .toList()
                : List.of();
    }
}
