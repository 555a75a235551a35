package org.codexfield.metering.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.HostingView;
import org.codexfield.metering.service.NodeReadingService;
import org.codexfield.metering.service.NodeService;
import org.codexfield.metering.service.NodeView;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** One node: who runs it, how it does, what it is to host, and what stops it. */
@Named("nodePage")
@ViewScoped
public class NodePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private NodeReadingService reading;
    @Inject private NodeService nodes;
    @Inject private Notices notices;
    private String id = "";
    private String reason = "";
    private transient @Nullable NodeView view;
    private long seen;
    private transient @Nullable List<String> commands;
    private final LazyTable<HostingView> hosted =
            ListTable.of(query -> reading.hosted(nodeId(), query), HostingView::manifestDigest);

    /** Refuses the page when there is no such node. */
    public void load() {
        seen = view().revision();
    }

    /** The node. */
    public NodeView view() {
        if (view == null) {
            view = reading.get(nodeId());
        }
        return view;
    }

    private NodeId nodeId() {
        return NodeId.parse(id);
    }

    /** Whether state and roles allow the caller this, for example {@code suspend-node}. */
    public boolean may(String command) {
        if (commands == null) {
            commands = reading.commands(nodeId());
        }
        return commands.contains(command);
    }

    /** What it is to host. */
    public LazyTable<HostingView> hosted() {
        return hosted;
    }

    /** Stops it for now. */
    public String suspend() {
        nodes.suspend(nodeId(), reason, Optional.of(seen));
        return done("suspended");
    }

    /** Lets it serve again. */
    public String resume() {
        nodes.resume(nodeId(), reason, Optional.of(seen));
        return done("resumed");
    }

    /** Takes it out for good. */
    public String withdraw() {
        nodes.withdraw(nodeId(), reason, Optional.of(seen));
        return done("withdrawn");
    }

    private String done(String what) {
        notices.done("node.done." + what);
        return "/node.xhtml?faces-redirect=true&id=" + id;
    }

    /** The view parameter. */
    public String getId() {
        return id;
    }

    /** Takes the view parameter. */
    public void setId(@Nullable String given) {
        id = Objects.requireNonNullElse(given, "");
    }

    /** Why. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
    }
}
