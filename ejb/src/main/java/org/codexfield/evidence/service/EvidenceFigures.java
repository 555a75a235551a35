package org.codexfield.evidence.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codexfield.evidence.model.OutboxEntry;
import org.codexfield.shared.ListQuery;

/** Figures for those who watch the server; they count, and tell nothing of what is counted. */
@Stateless
@PermitAll
public class EvidenceFigures {

    @Inject OutboxViews outbox;

    /** How many messages have not been sent, by state. */
    public Map<String, Long> unsentMessages() {
        var unsent = new TreeMap<String, Long>();
        Stream.of(OutboxEntry.State.values())
                .filter(state -> state != OutboxEntry.State.SENT)
                .forEach(state -> unsent.put(shown(state), count(state)));
        return unsent;
    }

    private long count(OutboxEntry.State state) {
        return outbox.page(ListQuery.first(1).where("state", shown(state))).total();
    }

    private static String shown(OutboxEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
