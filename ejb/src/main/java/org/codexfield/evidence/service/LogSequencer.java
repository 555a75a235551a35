package org.codexfield.evidence.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.PendingLeaf;

/** Keeps a log's promises: moves pending leaves into the tree, batch by batch. */
@Stateless
@RolesAllowed("system")
public class LogSequencer {

    /** The most leaves under one signature. */
    public static final int MAX_BATCH = 1_000;

    @Inject Logs logs;
    @Inject LogWriter writer;

    /**
     * Appends what is pending, at most {@value #MAX_BATCH} leaves, in one transaction.
     *
     * @return how many were appended
     */
    public int sequence(String origin) {
        // looked at before locking, so that an idle log costs no write
        var seen = logs.find(origin).orElseThrow(() -> new LogIsUnknown(origin));
        if (logs.pending(seen, 1).isEmpty()) {
            return 0;
        }
        var log = logs.lock(origin).orElseThrow(() -> new LogIsUnknown(origin));
        var pending = logs.pending(log, MAX_BATCH);
        if (!pending.isEmpty()) {
            writer.append(log, pending.stream().map(PendingLeaf::leaf).toList());
            logs.forget(pending);
        }
        return pending.size();
    }
}
