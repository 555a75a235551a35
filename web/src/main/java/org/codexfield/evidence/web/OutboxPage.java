package org.codexfield.evidence.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.codexfield.evidence.service.OutboxMessageView;
import org.codexfield.evidence.service.OutboxService;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.BulkResult;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** What must leave the process: what waits, what failed and why; another try for one or many. */
@Named("outboxPage")
@ViewScoped
public class OutboxPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

    @Inject private OutboxService outbox;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private String status = "failed";
    private final LazyTable<OutboxMessageView> rows =
            ListTable.of(this::page, OutboxMessageView::id);
    private List<OutboxMessageView> selected = new ArrayList<>();
    private BulkResult result = new BulkResult();

    private Page<OutboxMessageView> page(ListQuery query) {
        return outbox.page(status.equals(ALL) ? query : query.where("state", status));
    }

    /** The table. */
    public LazyTable<OutboxMessageView> rows() {
        return rows;
    }

    /** Whether another try can be asked for. */
    public boolean canBeRetried(OutboxMessageView message) {
        return message.state().equals("failed") || message.state().equals("pending");
    }

    /** Tries one again at once. */
    public void retry(OutboxMessageView message) {
        outbox.retry(message.id());
        notices.done("outbox.retried", message.topic(), message.key());
    }

    /** Tries all that are selected again. */
    public void retrySelected() {
        result = new BulkResult();
        for (OutboxMessageView message : selected) {
            result.add(
                    message.topic() + " " + message.key(), texts, () -> outbox.retry(message.id()));
        }
        selected = new ArrayList<>();
        if (result.refused() > 0) {
            notices.warn("bulk.some", result.done(), result.refused());
        } else {
            notices.done("bulk.all", result.done());
        }
    }

    /** What became of the last that were tried together. */
    public BulkResult result() {
        return result;
    }

    /** The rows that are ticked. */
    public List<OutboxMessageView> getSelected() {
        return selected;
    }

    /** Takes the rows that are ticked. */
    public void setSelected(@Nullable List<OutboxMessageView> given) {
        selected = given == null ? new ArrayList<>() : given;
    }

    /** The state that is shown alone; {@code all} for all. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, status);
    }
}
