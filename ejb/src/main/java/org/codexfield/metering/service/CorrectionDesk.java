package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.evidence.Actor;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.MemberId;
import org.codexfield.metering.ReceiptCorrected;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Correction;
import org.codexfield.metering.model.CorrectionMayBeDone;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.ReceiptCorrections;
import org.codexfield.metering.model.ReceiptIsCorrected;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.UsageIsTakenOver;
import org.codexfield.metering.verify.Receipt;

/**
 * Writes corrections: the new receipt, the row that says who corrected what, and the fact, in the
 * one transaction of the gateway that writes the receipt.
 */
@ApplicationScoped
public class CorrectionDesk {

    @Inject ReceiptWriter writer;
    @Inject ReceiptCorrections corrections;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    /** How long a correction waits for its turn. */
    Duration patience = Duration.ofSeconds(15);

    /** How long it is waited for, once its turn has come. */
    Duration grace = Duration.ofSeconds(5);

    /** Whether the writer has come to a correction; who asked may withdraw it until then. */
    private enum State {
        WAITING,
        CLAIMED,
        WITHDRAWN
    }

    /**
     * What is corrected.
     *
     * @param kept as it is kept
     * @param receipt the same, read
     * @param charge what counts instead
     */
    record Due(Receipts.Kept kept, Receipt receipt, Correction wanted, Receipt.Charge charge) {

        ReceiptId id() {
            return new ReceiptId(receipt.id());
        }
    }

    /**
     * Corrects a receipt; once this returns, the correction is durable.
     *
     * @throws ReceiptIsCorrected if somebody else was faster
     * @throws MeteringIsBusy if receipts cannot be written now; nothing was written, nor will be
     * @throws CorrectionMayBeDone if its writing had begun and has not ended: it may be done
     */
    void write(Due due, Actor by) {
        writer.requireRoom();
        var now = after(due.receipt().call().start());
        var id = ReceiptId.next(now);
        var state = new AtomicReference<>(State.WAITING);
        var receipts =
                new DueReceipts(
                        List.of(draft(due, id)), () -> begin(state) && claim(due, id, by, now));
        var written = writer.write(receipts).toCompletableFuture();
        if (isDone(due, written, patience)) {
            return;
        }
        if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
            throw new MeteringIsBusy();
        }
        if (!isDone(due, written, grace)) {
            throw new CorrectionMayBeDone(due.id().toString());
        }
    }

    /** A commit that failed is tried again, and begins again. */
    private static boolean begin(AtomicReference<State> state) {
        return state.compareAndSet(State.WAITING, State.CLAIMED) || state.get() == State.CLAIMED;
    }

    /** Waits; an interrupted thread does not. */
    private boolean isDone(Due due, CompletableFuture<?> written, Duration most) {
        try {
            written.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UsageIsTakenOver) {
                throw corrected(due.id());
            }
            throw new IllegalStateException("Not written", e);
        }
    }

    /** That it is corrected already, and by which receipt. */
    ReceiptIsCorrected corrected(ReceiptId id) {
        var known = corrections.find(id).orElseThrow();
        return new ReceiptIsCorrected(id.toString(), known.receipt().toString());
    }

    /** Identifiers tell what came later: of calls, too, whose node's clock is ahead. */
    private Instant after(Instant start) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(start) ? now : start.plusMillis(1);
    }

    /** Part of the transaction that writes the receipt; false if it was corrected before. */
    private boolean claim(Due due, ReceiptId id, Actor by, Instant now) {
        var wanted = due.wanted();
        boolean first =
                corrections.add(
                        new ReceiptCorrections.Kept(
                                due.id(),
                                id,
                                wanted.kind(),
                                wanted.reason(),
                                new MemberId(by.member()),
                                now));
        if (first) {
            facts.fire(
                    new ReceiptCorrected(
                            due.id(),
                            id,
                            due.kept().provider(),
                            wanted.kind(),
                            new ReceiptCorrected.Amount(
                                    due.receipt().charge().microMu(), due.charge().microMu()),
                            wanted.reason(),
                            due.receipt().leaf().documentDigest(),
                            by,
                            now));
        }
        return first;
    }

    /** The same call; the permit that it spent is not given back. */
    private static ReceiptDraft draft(Due due, ReceiptId id) {
        var old = due.receipt();
        return new ReceiptDraft(
                id,
                old.ground(),
                old.call(),
                due.charge(),
                old.node(),
                new Receipt.Correction(old.id(), due.wanted().kind()),
                due.kept().provider(),
                due.kept().consumer(),
                Quotas.Hold.NONE,
                Optional.empty());
    }
}
