package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.PendingLeaf;

/**
 * Keeps a log's promises: moves pending leaves into the tree, batch by batch.
 *
 * <p>Not an EJB, although it has a transaction: a timer calls it, and on WildFly a timer's call of
 * an EJB waits for every start-up bean. When one of these refuses the start, the call never
 * returns, and the server cannot be stopped.
 */
@Dependent
@Transactional
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
