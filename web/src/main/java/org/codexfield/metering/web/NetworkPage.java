package org.codexfield.metering.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.codexfield.metering.NodeState;
import org.codexfield.metering.service.NodeCallService;
import org.codexfield.metering.service.NodeHour;
import org.codexfield.metering.service.NodeReadingService;
import org.codexfield.metering.service.NodeView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** The register of nodes. */
@Named("networkPage")
@ViewScoped
public class NetworkPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private NodeReadingService nodes;
    @Inject private NodeCallService calls;
    private transient @Nullable Map<UUID, NodeHour> hours;
    private String state = "";
    private String operator = "";
    private final LazyTable<NodeView> rows = ListTable.of(this::page, NodeView::id);

    private Page<NodeView> page(ListQuery query) {
        var narrowed = state.isEmpty() ? query : query.where("state", state);
        var page = nodes.list(operator.isEmpty() ? narrowed : narrowed.where("operator", operator));
        hours = calls.lastHour(page.items().stream().map(NodeView::id).toList());
        return page;
    }

    /** How a node of the page did in the last hour; nothing of it where nobody looked. */
    public @Nullable NodeHour hour(NodeView node) {
        return hours == null ? null : hours.get(node.id());
    }

    /** The table. */
    public LazyTable<NodeView> rows() {
        return rows;
    }

    /** The states to narrow by. */
    public List<String> states() {
        return Stream.of(NodeState.values()).map(NodeState::code).toList();
    }

    /** The state that is shown alone; empty for all. */
    public String getState() {
        return state;
    }

    /** Takes the view parameter. */
    public void setState(@Nullable String given) {
        state = Objects.requireNonNullElse(given, "");
    }

    /** The short name of the organisation whose nodes are shown alone; empty for all. */
    public String getOperator() {
        return operator;
    }

    /** Takes the view parameter. */
    public void setOperator(@Nullable String given) {
        operator = Objects.requireNonNullElse(given, "");
    }
}
