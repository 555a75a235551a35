package org.codexfield.evidence.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.codexfield.evidence.LogProofs;

/** Proves leaves for other contexts, as the log does for anybody. */
@ApplicationScoped
class ProvedLeaves implements LogProofs {

    @Inject LogService logs;

    @Override
    public Proved prove(String origin, long index, OptionalLong treeSize) {
        var found = logs.inclusion(origin, Long.toString(index), treeSize);
        return new Proved(found.leaf(), found.proof(), found.checkpoint());
    }
}
