package org.codexfield.metering.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.verify.Receipt;

/** Receipts of one gateway that are read, never written. */
record ReceiptsByIdentifier(Map<UUID, Receipt> kept, OrganisationId party) implements Receipts {

    @Override
    public void add(List<Row> receipts) {
        throw new UnsupportedOperationException("Evidence writes nothing");
    }

    @Override
    public boolean has(List<ReceiptId> all) {
        return all.stream().allMatch(id -> kept.containsKey(id.value()));
    }

    @Override
    public Optional<Receipts.Kept> find(ReceiptId id) {
        return Optional.ofNullable(kept.get(id.value())).map(this::of);
    }

    @Override
    public Optional<Receipts.Kept> findCorrection(ReceiptId corrected) {
        return kept.values().stream()
                .filter(
                        one ->
                                one.corrects()
                                        .filter(c -> c.receipt().equals(corrected.value()))
                                        .isPresent())
                .findFirst()
                .map(this::of);
    }

    private Receipts.Kept of(Receipt receipt) {
        return new Receipts.Kept(
                receipt.text(), 2, receipt.sequence(), party, party, Optional.empty());
    }
}
