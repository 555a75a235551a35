package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.Decider;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantEntry;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.Text;

/** Grants: who may do what until when, and what becomes of it. */
@Stateless
public class GrantService {

    @Inject Grants grants;
    @Inject LicensingViews views;
    @Inject GrantAccess access;
    @Inject RequestAccess requests;
    @Inject Participants participants;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * The grants that the caller's organisation gave or holds.
     *
     * @param query the filter {@code side} narrows them to those {@code given} or {@code held},
     *     {@code endsWithin} to those in force that end within 30, 60 or 90 days
     */
    @RolesAllowed("user")
    public Page<GrantView> list(ListQuery query) {
        var filter = GrantFilter.of(query);
        var viewer =
                filter.narrow(
                        requests.viewer(
                                LicensingCommand.READ_HELD_GRANTS,
                                LicensingCommand.READ_GIVEN_GRANTS));
        var now = clock.instant();
        var endsBefore = filter.endsWithinDays().map(days -> now.plus(Duration.ofDays(days)));
        return named(views.grants(viewer, endsBefore, filter.query(), now));
    }

    /**
     * One grant.
     *
     * @throws GrantIsUnknown if the caller may not see it
     */
    @RolesAllowed("user")
    public GrantView get(GrantId id) {
        access.visible(id);
        return views.grant(id, clock.instant())
                .map(one -> named(new Page<>(java.util.List.of(one), 1)).items().get(0))
                .orElseThrow(() -> new GrantIsUnknown(id.toString()));
    }

    /** Lets it hold longer: once, by at most as long as it was approved for. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void extend(GrantId id, Instant until, String reason, Optional<Long> seen) {
        var grant = access.visible(id, seen);
        var by = access.decider(LicensingCommand.EXTEND_GRANT, grant);
        var why = clean(reason);
        access.requireActive(grant);
        facts.fire(grant.extend(by, access.lastApprover(grant), until, why, clock.instant()));
        note(grant, GrantEntry.Kind.EXTENDED, by, why);
    }

    /** Stops it for now. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void suspend(GrantId id, String reason, Optional<Long> seen) {
        var grant = access.visible(id, seen);
        var by = access.decider(LicensingCommand.SUSPEND_GRANT, grant);
        var why = clean(reason);
        facts.fire(grant.suspend(by, why, clock.instant()));
        note(grant, GrantEntry.Kind.SUSPENDED, by, why);
    }

    /** Lets it hold again. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void resume(GrantId id, String reason, Optional<Long> seen) {
        var grant = access.visible(id, seen);
        var by = access.decider(LicensingCommand.RESUME_GRANT, grant);
        var why = clean(reason);
        access.requireActive(grant);
        facts.fire(grant.resume(by, why, clock.instant()));
        note(grant, GrantEntry.Kind.RESUMED, by, why);
    }

    /** Ends it for good. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void revoke(GrantId id, String reason, Optional<Long> seen) {
        var grant = access.visible(id, seen);
        var by = access.decider(LicensingCommand.REVOKE_GRANT, grant);
        var why = clean(reason);
        facts.fire(grant.revoke(by, why, clock.instant()));
        note(grant, GrantEntry.Kind.REVOKED, by, why);
    }

    private void note(Grant grant, GrantEntry.Kind kind, Decider by, String reason) {
        grants.add(GrantEntry.of(grant, kind, by.member(), reason, clock.instant()));
    }

    private Page<GrantView> named(Page<GrantView> page) {
        var organisations = new HashSet<OrganisationId>();
        var members = new HashSet<MemberId>();
        for (var grant : page.items()) {
            organisations.add(new OrganisationId(grant.provider()));
            organisations.add(new OrganisationId(grant.consumer()));
            members.add(new MemberId(grant.beneficiary()));
            members.add(new MemberId(grant.decidedBy()));
        }
        var organisationNames = participants.organisationNames(organisations);
        var memberNames = participants.memberNames(members);
        return page.map(grant -> grant.named(organisationNames, memberNames));
    }

    private static String clean(String reason) {
        return Text.block("reason", reason, StageDecision.MAX_REASON);
    }
}
