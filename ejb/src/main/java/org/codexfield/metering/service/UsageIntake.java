package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.UsageBackfills;
import org.codexfield.metering.model.UsageBodyIsAltered;
import org.codexfield.metering.model.UsageDues;
import org.codexfield.metering.model.UsageEvents;
import org.codexfield.metering.verify.UsageEventReader;
import org.codexfield.shared.Digest;

/**
 * Takes usage events in one transaction. A body of many is read, checked, kept and digested in one
 * pass, a slice at a time; if the digest is not the one that was signed, nothing of it happened.
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
     * An event that came alone.
     *
     * @param read what its body, which is what was signed, holds
     */
    record Single(Signed from, UsageEventReader.Read read) {}

    /**
     * Takes a body of many.
     *
     * @throws UsageBodyIsAltered if the body is another
     * @throws org.codexfield.shared.DomainException if it cannot be read as events
     */
    @Transactional
    public UsageEventReport take(Signed from, UsageBody body) {
        var tally = new UsageTally(true);
        var slices =
                new UsageSlices(
                        this, from, index -> tally, new HashSet<>(), UsageSlices.MOST_NEW_TOKENS);
        try (var reader = UsageEventReader.of(body, true)) {
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
        slices.flush();
        return tally.report();
    }

    /**
     * Takes events that came one by one, at most {@value #SLICE}: those of a node in one statement.
     *
     * @return what became of each, in their order
     */
    @Transactional
    public List<UsageEventReport> takeSingles(List<Single> singles) {
        var tallies = singles.stream().map(single -> new UsageTally(false)).toList();
        var newTokens = new HashSet<Digest>();
        var nodes = new TreeMap<UUID, OfNode>();
        for (int i = 0; i < singles.size(); i++) {
            var from = singles.get(i).from();
            nodes.computeIfAbsent(
                            from.node().id().value(),
                            // each brings at most one new token
                            node -> new OfNode(from, newTokens, singles.size()))
                    .take(singles.get(i).read(), tallies.get(i));
        }
        nodes.values().forEach(node -> node.slices.flush());
        return tallies.stream().map(UsageTally::report).toList();
    }

    /** The events of one node that came one by one. */
    private final class OfNode {

        private final List<UsageTally> tallies = new ArrayList<>();
        private final UsageSlices slices;

        OfNode(Signed from, Set<Digest> newTokens, int most) {
            slices = new UsageSlices(UsageIntake.this, from, tallies::get, newTokens, most);
        }

        void take(UsageEventReader.Read read, UsageTally tally) {
            tallies.add(tally);
            slices.take(read.at(tallies.size() - 1));
        }
    }
}
