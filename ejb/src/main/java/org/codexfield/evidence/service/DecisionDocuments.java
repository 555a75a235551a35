package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.LoggedEvidence;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.SignedHead;
import org.codexfield.evidence.model.TreeSizeIsOutOfRange;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.SignedLeaf;

/** Finds the documents of the log {@code decisions}, with the proof against its newest head. */
@Dependent
public class DecisionDocuments implements LoggedDocuments {

    private final Logs logs;
    private final LogNames names;

    @Inject
    DecisionDocuments(Logs logs, LogNames names) {
        this.logs = logs;
        this.names = names;
    }

    @Override
    public Optional<LoggedDocument> find(String leafType, UUID subject) {
        return logs.document(leafType, subject).map(this::located);
    }

    @Override
    public List<LoggedDocument> find(String leafType, UUID subject, Instant from, int limit) {
        var name = names.of(log());
        return logs.documents(leafType, subject, from, limit).stream()
                .map(one -> new LoggedDocument(one.body(), one.leaf(), name, Optional.empty()))
                .toList();
    }

    @Override
    public LoggedEvidence collect(EvidenceQuery query) {
        var log = log();
        var documents =
                Stream.concat(
                                query.subjects().stream()
                                        .flatMap(subject -> logs.documents(subject).stream()),
                                query.documents().stream()
                                        .flatMap(id -> logs.document(id).stream()))
                        .distinct()
                        .toList();
        var since = query.since();
        var head = logs.latest(log);
        var growth =
                since.isPresent()
                        ? Optional.of(growth(log, head, since.getAsLong()))
                        : Optional.<ConsistencyProof>empty();
        return new LoggedEvidence(
                documents.stream()
                        .map(document -> located(document, log, head))
                        .sorted(Comparator.comparingLong(DecisionDocuments::place))
                        .toList(),
                growth);
    }

    private ConsistencyProof growth(LogHead log, Optional<SignedHead> head, long since) {
        long newest = head.map(one -> one.checkpoint().size()).orElse(0L);
        if (since < 0 || since > newest) {
            throw new TreeSizeIsOutOfRange(since, 0, newest);
        }
        return new MerkleProver(logs.hashes(log)).consistency(since, newest);
    }

    private LogHead log() {
        return logs.find(RecordFact.DECISIONS)
                .orElseThrow(() -> new LogIsUnknown(RecordFact.DECISIONS));
    }

    private LoggedDocument located(LogDocument document) {
        var log = log();
        return located(document, log, logs.latest(log));
    }

    /** Asked for its place after the head was read: what came later is not shown by that head. */
    private LoggedDocument located(LogDocument document, LogHead log, Optional<SignedHead> latest) {
        var position = logs.position(log, document.leaf().hash());
        Optional<SignedLeaf> proof =
                position.isEmpty()
                        ? Optional.empty()
                        : latest.filter(head -> position.getAsLong() < head.checkpoint().size())
                                .map(head -> proof(document, log, position.getAsLong(), head));
        return new LoggedDocument(document.body(), document.leaf(), names.of(log), proof);
    }

    private SignedLeaf proof(LogDocument document, LogHead log, long position, SignedHead head) {
        return new SignedLeaf(
                document.leaf(),
                new MerkleProver(logs.hashes(log)).inclusion(position, head.checkpoint().size()),
                head.note());
    }

    private static long place(LoggedDocument document) {
        return document.proof().map(proof -> proof.proof().leafIndex()).orElse(Long.MAX_VALUE);
    }
}
