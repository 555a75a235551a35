package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.model.UsageDues.Due;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;

/** Drafts the receipts of reported calls, and takes the permits that they spend. */
@Dependent
class ReportedDrafts {

    @Inject UsageGrounds grounds;
    @Inject CallDecision decision;
    @Inject TariffDesk tariffs;

    /**
     * Drafts them, in their order. If one cannot be drafted now, no permit is held.
     *
     * @throws org.codexfield.metering.model.MeteringIsBusy if permits cannot be had now
     */
    List<ReceiptDraft> of(List<Due> due) {
        var drafts = new ArrayList<ReceiptDraft>(due.size());
        boolean all = false;
        try {
            due.forEach(one -> drafts.add(draft(one)));
            all = true;
            return drafts;
        } finally {
            if (!all) {
                drafts.forEach(draft -> draft.hold().release());
            }
        }
    }

    private ReceiptDraft draft(Due due) {
        var call = due.call();
        var grant = grounds.grant(new GrantId(call.grant())).orElseThrow();
        var ground =
                new CallGround(
                        grant,
                        grounds.version(grant.capsuleDigest()).orElseThrow(),
                        null,
                        call.token(),
                        Action.find(call.action()).orElseThrow(),
                        call.purpose(),
                        call.start());
        if (call.outcome() == Outcome.FAILED) {
            return draft(due, ground, call.outcome(), Quotas.Hold.NONE);
        }
        var decided = decision.reserveReported(ground, due.served().region());
        return decided.permitted()
                ? draft(due, ground, call.outcome(), decided.hold())
                : draft(due, ground, Outcome.OVER_QUOTA, Quotas.Hold.NONE);
    }

    private ReceiptDraft draft(Due due, CallGround ground, Outcome outcome, Quotas.Hold hold) {
        var tariff = tariffs.current();
        var call = due.call();
        return new ReceiptDraft(
                due.receipt(),
                ground.ofReceipt(),
                new Receipt.Call(
                        call.action(),
                        call.purpose(),
                        call.start(),
                        call.durationMillis(),
                        outcome,
                        outcome == Outcome.OVER_QUOTA ? "calls-are-used-up" : "",
                        0,
                        null,
                        true),
                Receipt.Charge.of(due.used(), tariff.tariff(), tariff.digest(), outcome),
                new Receipt.ServedBy(due.served().node().toString(), due.served().operator()),
                null,
                ground.grant().provider(),
                ground.grant().consumer(),
                hold,
                Optional.empty());
    }
}
