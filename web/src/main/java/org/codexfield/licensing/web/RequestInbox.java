package org.codexfield.licensing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.codexfield.licensing.service.RequestReadingService;
import org.codexfield.licensing.service.RequestRow;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** The requests that wait on the reader, on others, or longer than they should. */
@Named("requestInbox")
@ViewScoped
public class RequestInbox implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String MINE = "me";
    private static final String ALL = "all";

    @Inject private RequestReadingService reading;
    private String waiting = MINE;
    private final LazyTable<RequestRow> rows = ListTable.of(this::page, RequestRow::id);

    /** What is due first comes first, unless the reader sorts otherwise. */
    private Page<RequestRow> page(ListQuery query) {
        var sorted =
                query.sort().isEmpty() && !waiting.equals(ALL)
                        ? new ListQuery(
                                query.offset(),
                                query.limit(),
                                "dueAt",
                                false,
                                query.search(),
                                query.filters())
                        : query;
        return reading.list(waiting.equals(ALL) ? sorted : sorted.where("waiting", waiting));
    }

    /** Whether the caller sees any requests. */
    public boolean isShown() {
        return reading.reads();
    }

    /** The table. */
    public LazyTable<RequestRow> rows() {
        return rows;
    }

    /** The views there are. */
    public List<String> views() {
        return List.of(MINE, "others", "overdue", ALL);
    }

    /** How many requests wait on the reader. */
    public long count() {
        return reading.waiting();
    }

    /** {@code me}, {@code others}, {@code overdue} or {@code all}. */
    public String getWaiting() {
        return waiting;
    }

    /** Takes the view parameter. */
    public void setWaiting(@Nullable String given) {
        waiting = Objects.requireNonNullElse(given, MINE);
    }
}
