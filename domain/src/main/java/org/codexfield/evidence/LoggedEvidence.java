package org.codexfield.evidence;

import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.ConsistencyProof;

/**
 * Documents of one log, all proved against one checkpoint.
 *
 * @param documents in the order of the log; those that it has not taken yet come last, without
 *     proof
 * @param growth shows that the log only grew since the size that was asked for, if one was
 */
public record LoggedEvidence(List<LoggedDocument> documents, Optional<ConsistencyProof> growth) {

    /** Copies. */
    public LoggedEvidence {
        documents = List.copyOf(documents);
    }

    /** Whether the log has taken all of them. */
    public boolean isComplete() {
        return documents.stream().allMatch(document -> document.proof().isPresent());
    }
}
