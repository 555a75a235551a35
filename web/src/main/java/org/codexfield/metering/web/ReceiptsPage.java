package org.codexfield.metering.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptScope;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.PageAddress;

/** The receipts that concern the viewer's organisation. */
@Named("receiptsPage")
@ViewScoped
public class ReceiptsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final List<String> NARROWED =
            List.of("grant", "capsule", "node", "side", "from", "to");
    // what is looked for in what the index of a side leads to
    private static final Set<String> MATCHED = Set.of("grant", "capsule", "node");
    private static final String OUTCOME = "outcome";

    @Inject private ReceiptService receipts;
    private final TreeMap<String, String> given = new TreeMap<>();
    private final LazyTable<ReceiptRow> rows = ListTable.of(this::page, ReceiptRow::id);

    private Page<ReceiptRow> page(ListQuery query) {
        var narrowed = query;
        for (var name : NARROWED) {
            narrowed = value(name).isEmpty() ? narrowed : narrowed.where(name, value(name));
        }
        var outcome = value(OUTCOME);
        return receipts.list(outcome.isEmpty() ? narrowed : narrowed.where(OUTCOME, outcome));
    }

    /** The view parameters: {@code outcome, grant, capsule, node, side, from, to}. */
    public Map<String, String> getGiven() {
        return given;
    }

    /** A view parameter; empty without it. */
    public String value(String name) {
        return Objects.requireNonNullElse(given.get(name), "").strip();
    }

    /** What the list is narrowed to besides the outcome. */
    public List<String> narrowed() {
        return NARROWED.stream().filter(name -> !value(name).isEmpty()).toList();
    }

    /** This page without what it is narrowed to by a parameter. */
    public String without(String name) {
        return here().with(name, "").toString();
    }

    /** This page with receipts of an outcome alone; of all if it is empty. */
    public String of(String outcome) {
        return here().with(OUTCOME, outcome).toString();
    }

    private PageAddress here() {
        var here = new PageAddress("/receipts.xhtml", Map.of(OUTCOME, value(OUTCOME)));
        for (var name : NARROWED) {
            here = here.with(name, value(name));
        }
        return here;
    }

    /** Whether there may be more than the table counts. */
    public boolean isCountedInPart() {
        int counted = rows.getRowCount();
        return counted > ReceiptScope.MOST_COUNTED
                || (counted > ReceiptScope.MOST_COUNTED_NARROWED && isNarrowed());
    }

    private boolean isNarrowed() {
        return !value(OUTCOME).isEmpty() || narrowed().stream().anyMatch(MATCHED::contains);
    }

    /** The table. */
    public LazyTable<ReceiptRow> rows() {
        return rows;
    }

    /** The outcomes to narrow by. */
    public List<String> outcomes() {
        return Stream.of(Outcome.values()).map(Outcome::code).toList();
    }
}
