package org.codexfield.metering.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.NodeCallRow;
import org.codexfield.metering.service.NodeCallService;
import org.codexfield.metering.service.NodeHour;
import org.jspecify.annotations.Nullable;

/** What a node served lately, on its page. */
@Named("nodeCalls")
@ViewScoped
public class NodeCalls implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private NodeCallService calls;
    private transient @Nullable List<NodeCallRow> rows;
    private transient @Nullable NodeHour hour;

    /** Whether the caller may see single calls. */
    public boolean shown(UUID node) {
        return calls.seesCalls(new NodeId(node));
    }

    /** The newest calls, the newest first. */
    public List<NodeCallRow> rows(UUID node) {
        if (rows == null) {
            rows = calls.last(new NodeId(node));
        }
        return rows;
    }

    /** How it did in the last hour. */
    public NodeHour hour(UUID node) {
        if (hour == null) {
            hour = Objects.requireNonNull(calls.lastHour(List.of(node)).get(node), "asked for");
        }
        return hour;
    }
}
