package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.HostingService;
import org.codexfield.metering.service.HostingView;
import org.codexfield.metering.service.NodeReadingService;
import org.codexfield.metering.service.NodeView;
import org.codexfield.metering.web.NodeConverter;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** The nodes that host a published version, for those of its owner who decide it. */
@Named("capsuleHosts")
@ViewScoped
public class CapsuleHosts implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SUGGESTED = 20;
    private static final Set<String> OUT = Set.of("suspended", "withdrawn");

    @Inject private CapsulePage page;
    @Inject private HostingService hosting;
    @Inject private NodeReadingService nodes;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private transient @Nullable NodeView node;
    private final LazyTable<HostingView> rows =
            ListTable.of(
                    query -> hosting.hosts(page.capsuleName(), page.versionNumber(), query),
                    HostingView::node);

    /** Whether the caller decides who hosts the version. */
    public boolean shown() {
        return page.is("published") && hosting.mayAssign(page.capsuleName());
    }

    /** Who is to host it. */
    public LazyTable<HostingView> rows() {
        return rows;
    }

    /** The nodes that may host, and whose key, operator or region holds what was typed. */
    public List<NodeView> candidates(String typed) {
        return nodes.list(ListQuery.first(SUGGESTED).containing(typed.strip())).items().stream()
                .filter(one -> !OUT.contains(one.state()))
                .toList();
    }

    /** A node so that it is not taken for another. */
    public String label(NodeView one) {
        return texts.of("hosts.node", one.shortName(), one.operatorName(), one.region());
    }

    /** Names a suggested node in the page and finds it again. */
    public NodeConverter converter() {
        return new NodeConverter(nodes::get);
    }

    /** Has the chosen node host the version. */
    public String assign() {
        var chosen = Objects.requireNonNull(node, "required in the page");
        hosting.assign(page.capsuleName(), page.versionNumber(), new NodeId(chosen.id()));
        notices.done("hosts.assigned", chosen.shortName());
        return stay();
    }

    /** No longer has a node host the version. */
    public String release(HostingView row) {
        hosting.release(page.capsuleName(), page.versionNumber(), new NodeId(row.node()));
        notices.done("hosts.released", row.shortName());
        return stay();
    }

    private String stay() {
        return page.address("versions") + "&faces-redirect=true";
    }

    /** The node that is to host it. */
    public @Nullable NodeView getNode() {
        return node;
    }

    /** Takes which was chosen. */
    public void setNode(@Nullable NodeView given) {
        node = given;
    }
}
