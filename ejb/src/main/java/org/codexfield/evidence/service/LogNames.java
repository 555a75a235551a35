package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.codexfield.config.Settings;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.Logs;

/**
 * The name that the world knows a log by: the origin line of its checkpoints, {@code
 * <host[:port]>/logs/<origin>}. A log keeps the name of its first checkpoint for ever, whatever the
 * settings say later.
 */
@Dependent
public class LogNames {

    private final Logs logs;
    private final Settings settings;

    @Inject
    LogNames(Logs logs, Settings settings) {
        this.logs = logs;
        this.settings = settings;
    }

    /** The name of a log. */
    public String of(LogHead log) {
        return logs.latest(log)
                .map(head -> head.checkpoint().origin())
                .orElseGet(() -> settings.publicAuthority() + "/logs/" + log.origin());
    }
}
