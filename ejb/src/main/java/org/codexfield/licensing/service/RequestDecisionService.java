package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.Decider;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.shared.Text;

/** Deciding about a request, stage by stage. */
@Stateless
public class RequestDecisionService {

    @Inject RequestAccess access;
    @Inject RequestGround ground;
    @Inject RequestJournal journal;
    @Inject LicensingPermit permit;
    @Inject Clock clock;

    /** Vouches for a request of the own organisation. */
    @RolesAllowed("signing-official")
    public void signOff(AccessRequestId id, String text, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = decider(LicensingCommand.SIGN_OFF_REQUEST, request);
        ground.requireActive(request);
        var clean = clean(text);
        journal.decided(request, request.signOff(by, clean, clock.instant()), clean);
    }

    /** Gives advice. */
    @RolesAllowed({"steward", "compliance-officer", "committee-member", "committee-chair"})
    public void review(AccessRequestId id, String advice, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = decider(LicensingCommand.REVIEW_REQUEST, request);
        ground.requireActive(request);
        var clean = clean(advice);
        journal.decided(request, request.review(by, clean, clock.instant()), clean);
    }

    /** Approves it at this stage; after the last one there is a grant. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void approve(AccessRequestId id, Approval approval, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = decider(LicensingCommand.APPROVE_REQUEST, request);
        ground.requireActive(request);
        journal.decided(request, request.approve(by, approval, clock.instant()), approval.reason());
    }

    /** Refuses it. */
    @RolesAllowed({"steward", "compliance-officer"})
    public void reject(AccessRequestId id, String reason, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = decider(LicensingCommand.REJECT_REQUEST, request);
        var clean = clean(reason);
        journal.decided(request, request.reject(by, clean, clock.instant()), clean);
    }

    /** Gives it back to be changed. */
    @RolesAllowed({
        "signing-official",
        "steward",
        "compliance-officer",
        "committee-member",
        "committee-chair"
    })
    public void giveBack(AccessRequestId id, String reason, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by =
                request.status() == RequestStatus.SUBMITTED
                        ? decider(LicensingCommand.RETURN_UNVOUCHED_REQUEST, request)
                        : decider(LicensingCommand.RETURN_REQUEST, request);
        var clean = clean(reason);
        journal.decided(request, request.giveBack(by, clean, clock.instant()), clean);
    }

    private Decider decider(LicensingCommand command, AccessRequest request) {
        return permit.decider(
                command,
                command.scope() == LicensingCommand.Scope.PROVIDER
                        ? request.provider()
                        : request.consumer(),
                request.createdAt());
    }

    private static String clean(String text) {
        return Text.block("reason", text, StageDecision.MAX_REASON);
    }
}
