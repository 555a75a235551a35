package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Decider;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.Text;

/** Grants: who may do what until when, and what becomes of it. */
@Stateless
public class GrantService {

    private static final int MAX_REASON = 2_000;

    @Inject Grants grants;
    @Inject LicensingViews views;
    @Inject RequestAccess access;
    @Inject LicensingPermit permit;
    @Inject Participants participants;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** The grants that the caller's organisation gave or holds. */
    @RolesAllowed("user")
    public Page<GrantView> list(ListQuery query) {
        var viewer =
                access.viewer(
                        LicensingCommand.READ_HELD_GRANTS, LicensingCommand.READ_GIVEN_GRANTS);
        return named(views.grants(viewer, query, clock.instant()));
    }

    /**
     * One grant.
     *
     * @throws GrantIsUnknown if the caller may not see it
     */
    @RolesAllowed("user")
    public GrantView get(GrantId id) {
        visible(id);
        return views.grant(id, clock.instant())
                .map(one -> named(new Page<>(java.util.List.of(one), 1)).items().get(0))
                .orElseThrow(() -> new GrantIsUnknown(id.toString()));
    }

    /** Lets it hold longer. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void extend(GrantId id, Instant until, String reason, Optional<Long> seen) {
        var grant = visible(id, seen);
        var by = decider(LicensingCommand.EXTEND_GRANT, grant);
        facts.fire(grant.extend(by, until, clean(reason), clock.instant()));
    }

    /** Stops it for now. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void suspend(GrantId id, String reason, Optional<Long> seen) {
        var grant = visible(id, seen);
        var by = decider(LicensingCommand.SUSPEND_GRANT, grant);
        facts.fire(grant.suspend(by, clean(reason), clock.instant()));
    }

    /** Lets it hold again. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void resume(GrantId id, String reason, Optional<Long> seen) {
        var grant = visible(id, seen);
        var by = decider(LicensingCommand.RESUME_GRANT, grant);
        facts.fire(grant.resume(by, clean(reason), clock.instant()));
    }

    /** Ends it for good. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void revoke(GrantId id, String reason, Optional<Long> seen) {
        var grant = visible(id, seen);
        var by = decider(LicensingCommand.REVOKE_GRANT, grant);
        facts.fire(grant.revoke(by, clean(reason), clock.instant()));
    }

    private Decider decider(LicensingCommand command, Grant grant) {
        return permit.decider(command, grant.provider());
    }

    private Grant visible(GrantId id, Optional<Long> seen) {
        var grant = visible(id);
        seen.ifPresent(grant::requireVersion);
        return grant;
    }

    private Grant visible(GrantId id) {
        var grant = grants.get(id);
        if (!permit.allows(LicensingCommand.READ_GIVEN_GRANTS, grant.provider())
                && !permit.allows(LicensingCommand.READ_HELD_GRANTS, grant.consumer())) {
            throw new GrantIsUnknown(id.toString());
        }
        return grant;
    }

    private Page<GrantView> named(Page<GrantView> page) {
        var organisations = new HashSet<OrganisationId>();
        var members = new HashSet<MemberId>();
        for (var grant : page.items()) {
            organisations.add(new OrganisationId(grant.provider()));
            organisations.add(new OrganisationId(grant.consumer()));
            members.add(new MemberId(grant.beneficiary()));
        }
        var organisationNames = participants.organisationNames(organisations);
        var memberNames = participants.memberNames(members);
        return page.map(grant -> grant.named(organisationNames, memberNames));
    }

    private static String clean(String reason) {
        return Text.block("reason", reason, MAX_REASON);
    }
}
