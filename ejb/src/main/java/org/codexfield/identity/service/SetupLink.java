package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.OneTimeTokens.Purpose;

/** The link by which the first operator sets up the installation; a new one at every start. */
@ApplicationScoped
class SetupLink {

    private static final Duration VALIDITY = Duration.ofDays(1);

    @Inject OneTimeTokens tokens;
    @Inject Installation installation;
    @Inject Founding founding;
    @Inject SecureRandom random;
    @Inject Clock clock;

    Optional<SecretToken> issue() {
        if (founding.hasOperator()) {
            return Optional.empty();
        }
        var token = SecretToken.fresh(random);
        tokens.issue(
                Purpose.SETUP,
                installation.organisation().value(),
                token.digest(),
                clock.instant().plus(VALIDITY));
        return Optional.of(token);
    }
}
