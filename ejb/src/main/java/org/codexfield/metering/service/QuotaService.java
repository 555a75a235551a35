package org.codexfield.metering.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.codexfield.identity.CurrentUser;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases;

/** What is left of the quotas of a grant, for provider and consumer. */
@Stateless
@RolesAllowed("user")
public class QuotaService {

    // more rules than a licence has
    private static final int MOST_RULES = 200;

    @Inject GrantStandings grants;
    @Inject QuotaLeases leases;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;

    /**
     * The limits of a grant's licence, each once; none of a grant that does not concern the caller.
     */
    public List<QuotaView> ofGrant(GrantId id) {
        var own = currentUser.caller().organisation();
        return grants.find(Set.of(id)).values().stream()
                .filter(grant -> grant.provider().equals(own) || grant.consumer().equals(own))
                .flatMap(grant -> keys(grant).stream())
                .map(
                        key ->
                                new QuotaView(
                                        key.window().unit(),
                                        key.most(),
                                        leases.spent(key),
                                        key.end()))
                .toList();
    }

    private List<QuotaKey> keys(GrantStanding grant) {
        var terms = grants.terms(grant.termsDigest());
        var now = clock.instant();
        return IntStream.rangeClosed(1, MOST_RULES)
                .boxed()
                .flatMap(rule -> terms.limits(rule).stream())
                .distinct()
                .map(limit -> QuotaKey.of(grant.id().value(), limit, now, grant.validFrom()))
                .sorted()
                .toList();
    }
}
