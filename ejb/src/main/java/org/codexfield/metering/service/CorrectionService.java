package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.evidence.ActorSource;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Correction;
import org.codexfield.metering.model.CorrectionIsUnknown;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.ReceiptCorrections;
import org.codexfield.metering.model.ReceiptIsUnknown;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** Corrections of receipts: made by the provider of the call, seen by all whom it concerns. */
@Stateless
@RolesAllowed("user")
public class CorrectionService {

    private static final String UNSAID = "not said yet";

    @Inject ReceiptService receipts;
    @Inject Receipts kept;
    @Inject ReceiptCorrections corrections;
    @Inject CorrectionDesk desk;
    @Inject NodePermit permit;
    @Inject ActorSource actors;

    /**
     * Corrects a receipt of a call that the caller's organisation provided. Not in the caller's
     * transaction: the gateway's writer has one of its own, which must not wait for this one.
     *
     * @throws ReceiptIsUnknown if the receipt does not concern the caller's organisation
     * @throws org.codexfield.metering.model.NotPermitted if it did not provide the call
     * @throws org.codexfield.metering.model.ReceiptIsCorrected if it is corrected already
     * @throws DomainException if it cannot be corrected, or not so
     */
    @RolesAllowed({"finance", "steward"})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public CorrectionView correct(ReceiptId id, WantedCorrection wanted) {
        var due = due(id, wanted);
        if (corrections.find(id).isPresent()) {
            throw desk.corrected(id);
        }
        desk.write(due, actors.actor());
        return find(id).orElseThrow();
    }

    /**
     * What would count instead, without doing it, and before anybody said why.
     *
     * @param kind {@code void} or {@code amend}
     * @param dimensions what was really used; for {@code amend} alone
     * @throws DomainException as {@link #correct} does
     */
    @RolesAllowed({"finance", "steward"})
    public Receipt.Charge preview(
            ReceiptId id, String kind, WantedCorrection.@Nullable Amended dimensions) {
        return due(id, new WantedCorrection(kind, UNSAID, dimensions)).charge();
    }

    /**
     * Whether the caller may correct the receipt, as it is now.
     *
     * @throws ReceiptIsUnknown if it does not concern the caller's organisation
     */
    public boolean mayCorrect(ReceiptId id) {
        var receipt = read(receipts.text(id));
        return permit.allows(MeteringCommand.CORRECT_RECEIPT, row(id).provider())
                && Correction.isCorrectable(receipt)
                && corrections.find(id).isEmpty();
    }

    /**
     * The correction that a receipt has to do with, as the one corrected or as the new one. Who
     * runs the node alone is not told why.
     *
     * @throws ReceiptIsUnknown if it does not concern the caller's organisation
     */
    public Optional<CorrectionView> find(ReceiptId id) {
        var unused = receipts.text(id);
        return corrections.find(id).map(this::view);
    }

    /**
     * The same.
     *
     * @throws CorrectionIsUnknown if there is none
     * @throws ReceiptIsUnknown if it does not concern the caller's organisation
     */
    public CorrectionView get(ReceiptId id) {
        return find(id).orElseThrow(() -> new CorrectionIsUnknown(id.toString()));
    }

    private CorrectionDesk.Due due(ReceiptId id, WantedCorrection asked) {
        var receipt = read(receipts.text(id));
        var row = row(id);
        permit.require(MeteringCommand.CORRECT_RECEIPT, row.provider());
        var tariff = Tariff.parse(receipts.tariff(receipt.charge().tariffDigest()).getBytes(UTF_8));
        var wanted = asked.read();
        return new CorrectionDesk.Due(row, receipt, wanted, wanted.chargeFor(receipt, tariff));
    }

    private Receipts.Kept row(ReceiptId id) {
        return kept.find(id).orElseThrow(() -> new ReceiptIsUnknown(id.toString()));
    }

    private CorrectionView view(ReceiptCorrections.Kept known) {
        var original = row(known.original());
        var own = permit.caller().organisation();
        boolean isSide = original.provider().equals(own) || original.consumer().equals(own);
        return new CorrectionView(
                known.receipt().value(),
                known.original().value(),
                known.kind().code(),
                isSide ? known.reason() : null,
                known.decidedAt(),
                read(original.text()).charge().microMu(),
                read(row(known.receipt()).text()).charge().microMu());
    }

    private static Receipt read(String text) {
        return Receipt.parse(text.getBytes(US_ASCII));
    }
}
