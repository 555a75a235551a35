package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.SignedHead;
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

    private LoggedDocument located(LogDocument document) {
        var log =
                logs.find(RecordFact.DECISIONS)
                        .orElseThrow(() -> new LogIsUnknown(RecordFact.DECISIONS));
        var position = logs.position(log, document.leaf().hash());
        Optional<SignedLeaf> proof = Optional.empty();
        if (position.isPresent()) {
            proof =
                    logs.latest(log)
                            .filter(head -> position.getAsLong() < head.checkpoint().size())
                            .map(
                                    (SignedHead head) ->
                                            new SignedLeaf(
                                                    document.leaf(),
                                                    new MerkleProver(logs.hashes(log))
                                                            .inclusion(
                                                                    position.getAsLong(),
                                                                    head.checkpoint().size()),
                                                    head.note()));
        }
        return new LoggedDocument(document.body(), document.leaf(), names.of(log), proof);
    }
}
