package org.codexfield.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.LogLeaf;

/**
 * Logs of contexts above, beside that of decisions. Each has one writer, who keeps what it knows of
 * it from one batch to the next: nothing is read before a batch is written. A second writer loses
 * the race for the same leaf, and its transaction fails.
 */
public interface LogShards {

    /** The newest head of the log of this origin; none while it has no leaf. */
    Optional<Checkpoint> head(String origin);

    /** When the log of this origin had more leaves than this; empty while it has not. */
    Optional<Instant> outgrew(String origin, long size);

    /** Reads the log of this origin, and begins it if there is none. */
    LogShard open(String origin);

    /**
     * Appends leaves and the signed checkpoint over them, in the transaction of the caller.
     *
     * @return the log after it; it counts once the transaction is committed
     * @throws RuntimeException if another has written meanwhile: open it anew
     */
    LogShard append(LogShard shard, List<LogLeaf> leaves);
}
