package org.codexfield.metering.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.codexfield.metering.service.ReceiptRow;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** The receipts that concern the viewer's organisation. */
@Named("receiptsPage")
@ViewScoped
public class ReceiptsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private ReceiptService receipts;
    private String outcome = "";
    private String grant = "";
    private final LazyTable<ReceiptRow> rows = ListTable.of(this::page, ReceiptRow::id);

    private Page<ReceiptRow> page(ListQuery query) {
        var narrowed = outcome.isEmpty() ? query : query.where("outcome", outcome);
        return receipts.list(grant.isEmpty() ? narrowed : narrowed.where("grant", grant));
    }

    /** The table. */
    public LazyTable<ReceiptRow> rows() {
        return rows;
    }

    /** The outcomes to narrow by. */
    public List<String> outcomes() {
        return Stream.of(Outcome.values()).map(Outcome::code).toList();
    }

    /** The outcome that is shown alone; empty for all. */
    public String getOutcome() {
        return outcome;
    }

    /** Takes the view parameter. */
    public void setOutcome(@Nullable String given) {
        outcome = Objects.requireNonNullElse(given, "");
    }

    /** The grant whose receipts are shown alone; empty for all. */
    public String getGrant() {
        return grant;
    }

    /** Takes the view parameter. */
    public void setGrant(@Nullable String given) {
        grant = Objects.requireNonNullElse(given, "");
    }
}
