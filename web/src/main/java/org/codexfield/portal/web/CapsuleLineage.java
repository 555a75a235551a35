package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.capsules.service.LineageService;
import org.codexfield.capsules.service.LineageView;
import org.jspecify.annotations.Nullable;

/** Where a version comes from and what was made from it, drawn and as a table. */
@Named("capsuleLineage")
@RequestScoped
public class CapsuleLineage {

    @Inject private CapsulePage page;
    @Inject private LineageService lineage;
    private @Nullable LineageView view;
    private @Nullable LineageDrawing drawing;
    private Map<String, LineageView.Node> nodes = Map.of();

    /** Whether the version is in the lineage: a draft is not. */
    public boolean exists() {
        return !page.is("draft");
    }

    /** The lineage. */
    public LineageView view() {
        if (view == null) {
            view = lineage.of(page.capsuleName(), page.versionNumber());
            nodes =
                    view.nodes().stream()
                            .collect(
                                    Collectors.toMap(
                                            LineageView.Node::manifestDigest, Function.identity()));
        }
        return view;
    }

    /** Whether the version stands alone. */
    public boolean isAlone() {
        return view().edges().isEmpty();
    }

    /** The drawing. */
    public LineageDrawing drawing() {
        if (drawing == null) {
            drawing = LineageDrawing.of(view());
        }
        return drawing;
    }

    /** The edges, for the table. */
    public List<LineageView.Edge> edges() {
        return view().edges();
    }

    /** The version at an end of an edge. */
    public LineageView.Node node(String digest) {
        view();
        return Objects.requireNonNull(nodes.get(digest));
    }

    /** A share as a percentage, exactly. */
    public String percent(LineageView.Edge edge) {
        return BigDecimal.valueOf(edge.sharePpm(), 4).stripTrailingZeros().toPlainString();
    }
}
