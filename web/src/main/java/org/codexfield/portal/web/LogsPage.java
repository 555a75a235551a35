package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.evidence.service.CheckpointView;
import org.codexfield.evidence.service.LogService;
import org.codexfield.evidence.service.LogView;
import org.codexfield.metering.service.ShardMonitorService;
import org.codexfield.metering.service.ShardState;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** The logs as those watch them who run and audit the installation. */
@Named("logsPage")
@RequestScoped
public class LogsPage {

    private static final int CHOICES = 20;
    private static final long LONG_AGO = 120;
    private static final long MINUTE = 60;

    @Inject private LogService logs;
    @Inject private ShardMonitorService shards;
    @Inject private Texts texts;
    @Inject private Clock clock;
    private String origin = "";
    private @Nullable List<Row> rows;
    private @Nullable List<CheckpointView> heads;

    /**
     * A log.
     *
     * @param shard what the log of decisions knows of it; empty for that log itself
     * @param state {@code empty, current, behind} or {@code late}
     * @param age how long its newest leaves have been waiting, or how old its newest head is
     */
    public record Row(LogView log, Optional<ShardState> shard, String state, String age) {}

    /** All logs, that of decisions first. */
    public List<Row> rows() {
        if (rows == null) {
            Map<String, ShardState> known =
                    shards.list().stream()
                            .collect(Collectors.toMap(ShardState::origin, Function.identity()));
            rows =
                    logs.list().stream()
                            .map(log -> row(log, Optional.ofNullable(known.get(log.origin()))))
                            .toList();
        }
        return rows;
    }

    private Row row(LogView log, Optional<ShardState> shard) {
        var since = shard.flatMap(ShardState::behindSince).or(log::signedAt);
        return new Row(log, shard, state(log, shard), since.map(this::age).orElse(""));
    }

    private static String state(LogView log, Optional<ShardState> shard) {
        if (log.treeSize() == 0) {
            return "empty";
        }
        if (shard.filter(ShardState::late).isPresent()) {
            return "late";
        }
        return shard.flatMap(ShardState::behindSince).isPresent() ? "behind" : "current";
    }

    private String age(Instant since) {
        long seconds = Math.max(0, Duration.between(since, clock.instant()).toSeconds());
        if (seconds < LONG_AGO) {
            return texts.of("logs.age.seconds", seconds);
        }
        long minutes = seconds / MINUTE;
        return minutes < LONG_AGO
                ? texts.of("logs.age.minutes", minutes)
                : texts.of("logs.age.hours", minutes / MINUTE);
    }

    /** The log whose growth is checked: the one that the address names, else the first. */
    public String origin() {
        return origin.isEmpty()
                ? rows().stream().map(row -> row.log().origin()).findFirst().orElse("")
                : origin;
    }

    /** The newest signed heads of it, the newest first. */
    public List<CheckpointView> heads() {
        if (heads == null) {
            heads = origin().isEmpty() ? List.of() : logs.checkpoints(origin(), CHOICES);
        }
        return heads;
    }

    /** The view parameter. */
    public String getOrigin() {
        return origin;
    }

    /** Takes the view parameter. */
    public void setOrigin(@Nullable String given) {
        origin = Objects.requireNonNullElse(given, "");
    }
}
