package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.ApiKeys;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.ScopeExceedsRoles;

/** Makes and unmakes API keys. */
@ApplicationScoped
class ApiKeyIssue {

    @Inject ApiKeys keys;
    @Inject SecureRandom random;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** A key never gets more than the caller has now, even if the caller is a narrower key. */
    ApiKeyService.Issued to(Member member, Caller caller, ApiKeyGrant grant) {
        grant.scopes().stream()
                .filter(scope -> !caller.roles().contains(scope))
                .findFirst()
                .map(Role::code)
                .ifPresent(
                        scope -> {
                            throw new ScopeExceedsRoles(scope);
                        });
        var secret = SecretToken.fresh(ApiKey.PREFIX, random);
        var key = new ApiKey(member, grant, secret.digest(), clock.instant());
        keys.add(key);
        facts.fire(key.issued());
        return new ApiKeyService.Issued(key.id(), secret);
    }

    void revoke(ApiKey key) {
        facts.fire(key.revoke());
    }
}
