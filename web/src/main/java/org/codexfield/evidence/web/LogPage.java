package org.codexfield.evidence.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.codexfield.evidence.service.CheckpointView;
import org.codexfield.evidence.service.LeafView;
import org.codexfield.evidence.service.LogService;
import org.codexfield.evidence.service.LogView;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.Rows;
import org.jspecify.annotations.Nullable;

/** The transparency logs: their signed heads, their leaves, and proofs to check in the browser. */
@Named("logPage")
@ViewScoped
public class LogPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private LogService logs;
    private String origin = "";
    private String leaf = "";
    private final LazyTable<LeafView> rows = new LazyTable<>(this::page, LeafView::index);

    /** Newest first: that is what somebody comes to see; the service counts from the oldest. */
    private Rows<LeafView> page(Rows.Query query) {
        long total = log().map(LogView::treeSize).orElse(0L);
        long until = total - query.offset();
        long from = Math.max(0, until - query.size());
        if (until <= 0) {
            return new Rows<>(List.of(), total);
        }
        var leaves = logs.leaves(origin(), from, (int) (until - from)).leaves();
        return new Rows<>(
                leaves.stream().sorted((a, b) -> Long.compare(b.index(), a.index())).toList(),
                total);
    }

    /** All logs. */
    public List<LogView> logs() {
        return logs.list();
    }

    /** Which log is shown: the one that the address names, else the first. */
    public String origin() {
        return origin.isEmpty()
                ? logs().stream().map(LogView::origin).findFirst().orElse("")
                : origin;
    }

    private Optional<LogView> log() {
        return logs().stream().filter(each -> each.origin().equals(origin())).findFirst();
    }

    /** Whether the log has a leaf yet. */
    public boolean hasLeaves() {
        return log().map(LogView::treeSize).orElse(0L) > 0;
    }

    /** The newest signed head. */
    public CheckpointView checkpoint() {
        return logs.checkpoint(origin());
    }

    /** The table. */
    public LazyTable<LeafView> rows() {
        return rows;
    }

    /** The leaf to be proved: the one that the address names, else the newest. */
    public String leaf() {
        return leaf.isEmpty() ? Long.toString(checkpoint().treeSize() - 1) : leaf;
    }

    /** The proof of that leaf against the newest head, as JSON. */
    public String proof() {
        return logs.inclusion(origin(), leaf(), OptionalLong.empty()).toJson().toPrettyString();
    }

    /** The view parameter. */
    public String getOrigin() {
        return origin;
    }

    /** Takes the view parameter. */
    public void setOrigin(@Nullable String given) {
        origin = Objects.requireNonNullElse(given, "");
    }

    /** The view parameter: an index or a leaf hash. */
    public String getLeaf() {
        return leaf;
    }

    /** Takes the view parameter. */
    public void setLeaf(@Nullable String given) {
        leaf = given == null ? "" : given.strip();
    }
}
