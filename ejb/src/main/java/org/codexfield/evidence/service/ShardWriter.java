package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.LogShard;
import org.codexfield.evidence.LogShards;
import org.codexfield.evidence.model.LogGrowth;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.SignedHead;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.LogLeaf;

/** Writes the logs of contexts above. */
@Dependent
public class ShardWriter implements LogShards {

    private final Logs logs;
    private final LogWriter writer;

    @Inject
    ShardWriter(Logs logs, LogWriter writer) {
        this.logs = logs;
        this.writer = writer;
    }

    @Override
    public Optional<Checkpoint> head(String origin) {
        return logs.find(origin).flatMap(logs::latest).map(SignedHead::checkpoint);
    }

    @Override
    public Optional<Instant> outgrew(String origin, long size) {
        return logs.find(origin).flatMap(log -> logs.after(log, size)).map(SignedHead::at);
    }

    @Override
    public LogShard open(String origin) {
        var log = logs.find(origin).orElseGet(() -> logs.begin(origin));
        return new LogShard(log.id(), origin, writer.name(log), writer.checkedFrontier(log));
    }

    @Override
    public LogShard append(LogShard shard, List<LogLeaf> leaves) {
        var growth = LogGrowth.of(shard.frontier(), leaves);
        var log = new LogHead(shard.log(), shard.origin(), shard.size());
        logs.grow(log, growth, writer.signed(shard.name(), growth.frontier()));
        return new LogShard(shard.log(), shard.origin(), shard.name(), growth.frontier());
    }
}
