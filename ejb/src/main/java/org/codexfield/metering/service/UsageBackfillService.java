package org.codexfield.metering.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.Fact;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.BackfillIsUnknown;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.NodeDoesNotHost;
import org.codexfield.metering.model.TooManyOf;
import org.codexfield.metering.model.UsageBackfill;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Old calls that nodes may report: their operator asks, and who pays decides. */
@Stateless
@RolesAllowed("user")
public class UsageBackfillService {

    @Inject UsageBackfills backfills;
    @Inject UsageBackfillViews views;
    @Inject NodeAccess access;
    @Inject GrantStandings grants;
    @Inject Hostings hostings;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * What the operator of a node wants.
     *
     * @param from the first instant of calls
     * @param until the first instant that it covers no more
     * @param reason why the calls were not reported in time; shown to who pays
     */
    public record Wanted(NodeId node, Instant from, Instant until, String reason) {}

    /**
     * Asks whether a node may report old calls under a grant.
     *
     * @throws NodeDoesNotHost if the node was never to host what the grant is for
     * @throws TooManyOf while too many of the node wait for a decision
     * @throws org.codexfield.shared.DomainException if the caller does not run the node, or this
     *     cannot be asked
     */
    @RolesAllowed("node-operator")
    public BackfillId ask(GrantId id, Wanted wanted) {
        var node = access.nodes.get(wanted.node());
        access.permit.require(MeteringCommand.ASK_BACKFILL, node.operator());
        access.requireServing(node);
        var asked = asked(grant(id, node), node, wanted);
        hostings.lock(node.id());
        if (backfills.open(node.id()) >= UsageBackfill.MOST_OPEN) {
            throw new TooManyOf("backfills without decision", UsageBackfill.MOST_OPEN);
        }
        backfills.add(asked);
        facts.fire(asked.told());
        return asked.id();
    }

    private GrantStanding grant(GrantId id, Node node) {
        return find(id).filter(grant -> !hostings.times(node.id(), grant.capsuleDigest()).isEmpty())
                .orElseThrow(NodeDoesNotHost::new);
    }

    private UsageBackfill asked(GrantStanding grant, Node node, Wanted wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var reason = UsageBackfill.reason(wanted.reason());
        return UsageBackfill.ask(
                new UsageBackfill.Asked(
                        BackfillId.next(now),
                        new UsageBackfill.Parties(
                                grant.consumer(), grant.provider(), node.operator()),
                        new BackfillFacts(
                                node.id(),
                                grant.id(),
                                wanted.from().truncatedTo(ChronoUnit.MILLIS),
                                wanted.until().truncatedTo(ChronoUnit.MILLIS),
                                UsageBackfill.digest(reason)),
                        reason,
                        caller(),
                        now),
                new UsageBackfill.Validity(grant.validFrom(), grant.validUntil()));
    }

    /**
     * Lets the calls be reported, for who pays them.
     *
     * @throws BackfillIsUnknown if it is none of the caller's business
     * @throws org.codexfield.shared.DomainException if the caller may not decide, or it was decided
     */
    @RolesAllowed({"finance", "signing-official"})
    public void approve(GrantId grant, BackfillId id) {
        var backfill = toDecide(grant, id);
        var fact = backfill.approve(caller(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        backfills.decide(backfill);
        facts.fire(fact);
    }

    /**
     * Does not let the calls be reported.
     *
     * @throws BackfillIsUnknown if it is none of the caller's business
     * @throws org.codexfield.shared.DomainException if the caller may not decide, or it was decided
     */
    @RolesAllowed({"finance", "signing-official"})
    public void decline(GrantId grant, BackfillId id) {
        var backfill = toDecide(grant, id);
        var fact = backfill.decline(caller(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        backfills.decide(backfill);
        facts.fire(fact);
    }

    private UsageBackfill toDecide(GrantId grant, BackfillId id) {
        var backfill = backfills.get(id);
        var parties = backfill.asked().parties();
        var own = access.permit.caller().organisation();
        if (!backfill.asked().facts().grant().equals(grant)
                || !List.of(parties.payer(), parties.provider(), parties.operator())
                        .contains(own)) {
            throw new BackfillIsUnknown(id.toString());
        }
        access.permit.require(MeteringCommand.DECIDE_BACKFILL, parties.payer());
        return backfill;
    }

    /** Those of a grant that concern the caller's organisation, the newest first. */
    public Page<UsageBackfillView> ofGrant(GrantId grant, ListQuery query) {
        return views.ofGrant(grant, access.permit.caller().organisation(), query);
    }

    /**
     * One of a grant.
     *
     * @throws BackfillIsUnknown if it is none of the caller's business
     */
    public UsageBackfillView find(GrantId grant, BackfillId id) {
        return views.find(grant, id, access.permit.caller().organisation())
                .orElseThrow(() -> new BackfillIsUnknown(id.toString()));
    }

    /** Whether the caller decides about calls under the grant. */
    @PermitAll
    public boolean mayDecide(GrantId grant) {
        return find(grant)
                .filter(
                        one ->
                                access.permit.allows(
                                        MeteringCommand.DECIDE_BACKFILL, one.consumer()))
                .isPresent();
    }

    private Optional<GrantStanding> find(GrantId id) {
        return Optional.ofNullable(grants.find(Set.of(id)).get(id));
    }

    private UsageBackfill.By caller() {
        var caller = access.permit.caller();
        return new UsageBackfill.By(caller.organisation(), caller.account(), caller.member());
    }
}
