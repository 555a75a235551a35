package org.codexfield.identity.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.ApiKeyIsUnknown;
import org.codexfield.identity.model.ApiKeys;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.Members;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.TooManyOf;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Keys by which machines act as members. */
@Stateless
public class ApiKeyService {

    private static final int MAX_ACTIVE = 50;

    @Inject Organisations organisations;
    @Inject Members members;
    @Inject ApiKeys keys;
    @Inject IdentityViews views;
    @Inject Permit permit;
    @Inject ApiKeyIssue issue;
    @Inject Clock clock;

    /**
     * A key at the moment of its making.
     *
     * @param secret shown this once
     */
    public record Issued(ApiKeyId id, SecretToken secret) {}

    /** One's own keys; for administrators and auditors everybody's. */
    @RolesAllowed("user")
    public Page<ApiKeyView> list(String slug, ListQuery query) {
        var organisation = organisations.get(slug).id();
        if (permit.allows(IdentityCommand.READ_API_KEYS, organisation)) {
            return views.apiKeys(organisation, Subject.NOBODY, query, clock.instant());
        }
        var caller = permit.require(IdentityCommand.ISSUE_API_KEY, organisation);
        return views.apiKeys(organisation, caller.member().value(), query, clock.instant());
    }

    /**
     * Makes a key that acts as the caller.
     *
     * @throws TooManyOf if the caller has 50 active ones
     */
    @RolesAllowed("user")
    public Issued issue(String slug, ApiKeyGrant grant) {
        var organisation = organisations.get(slug);
        permit.inPerson("making an API key");
        var caller = permit.require(IdentityCommand.ISSUE_API_KEY, organisation.id());
        if (keys.activeOf(caller.member()).size() >= MAX_ACTIVE) {
            throw new TooManyOf("active API keys of yours", MAX_ACTIVE);
        }
        var member = members.get(caller.member());
        return issue.to(member, caller, grant);
    }

    /**
     * Revokes a key: one's own, or as administrator another's. A key that calls owns itself alone,
     * so that a narrow one in wrong hands stops no other.
     */
    @RolesAllowed("user")
    public void revoke(String slug, ApiKeyId id) {
        var organisation = organisations.get(slug);
        var key = keys.get(id);
        if (!key.organisation().equals(organisation.id())) {
            throw new ApiKeyIsUnknown(id.toString());
        }
        if (!owns(permit.person("revoking an API key"), key)) {
            permit.require(IdentityCommand.REVOKE_API_KEY, organisation.id());
        }
        issue.revoke(key);
    }

    private static boolean owns(Caller caller, ApiKey key) {
        return caller.kind() == Caller.Kind.API_KEY
                ? caller.apiKey().equals(key.id())
                : caller.member().equals(key.member());
    }
}
