package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.metering.model.UsageBodyIsAltered;
import org.codexfield.metering.model.UsageDues;
import org.codexfield.metering.model.UsageEvents;
import org.codexfield.metering.verify.UsageEventReader;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;

/**
 * Takes a body of usage events in one transaction and one pass: read, checked, kept and digested a
 * slice at a time. If the digest is not the one that was signed, nothing of it happened.
 */
@Dependent
public class UsageIntake {

    /** How many events are kept by one statement. */
    static final int SLICE = 1_000;

    @Inject UsageEvents events;
    @Inject UsageDues dues;
    @Inject UsageGrounds grounds;
    @Inject CallDecision decision;
    @Inject TariffDesk tariffs;
    @Inject UsageBackfills backfills;
    @Inject Clock clock;

    /**
     * What is taken.
     *
     * @param audience the installation's public address
     * @param signed the digest of the body that the node signed
     * @param run the gateway that writes the receipts
     */
    record Signed(Node node, String audience, Digest signed, UUID run) {}

    /**
     * Takes it.
     *
     * @throws UsageBodyIsAltered if the body is another
     * @throws org.codexfield.shared.DomainException if it cannot be read as events
     */
    @Transactional
    public UsageEventReport take(Signed from, UsageBody body) {
        var batch = Ids.next(clock.instant());
        var slices = new UsageSlices(this, from, batch, body.batch());
        try (var reader = UsageEventReader.of(body, body.batch())) {
            for (var read = reader.next(); read != null; read = reader.next()) {
                slices.take(read);
            }
            body.drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // before the last slice: a body of one slice leaves no trace if it is altered
        if (!body.digest().equals(from.signed())) {
            throw new UsageBodyIsAltered();
        }
        int total = slices.flush();
        if (total > 0) {
            dues.add(batch, from.run(), total);
        }
        return slices.report();
    }
}
