package org.codexfield.licensing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.GrantService;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.BulkResult;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The registers of grants: what the organisation gave, and what it holds. */
@Named("grantsPage")
@ViewScoped
public class GrantsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ANY = "any";

    @Inject private GrantService grants;
    @Inject private Texts texts;
    private String status = ANY;
    private String ends = "";
    private String reason = "";
    private List<GrantView> selected = new ArrayList<>();
    private BulkResult result = new BulkResult();
    private final LazyTable<GrantView> given =
            ListTable.of(query -> page(query, "given"), GrantView::id);
    private final LazyTable<GrantView> held =
            ListTable.of(query -> page(query, "held"), GrantView::id);

    private Page<GrantView> page(ListQuery query, String side) {
        var narrowed = query.where("side", side);
        if (!status.equals(ANY)) {
            narrowed = narrowed.where("status", status);
        }
        return grants.list(ends.isEmpty() ? narrowed : narrowed.where("endsWithin", ends));
    }

    /** What the organisation gave. */
    public LazyTable<GrantView> given() {
        return given;
    }

    /** What the organisation holds. */
    public LazyTable<GrantView> held() {
        return held;
    }

    /** The states to narrow by. */
    public List<String> states() {
        return List.of(ANY, "active", "suspended", "revoked", "expired");
    }

    /** Opens the dialog to do something with the selected grants. */
    public void openMany() {
        PrimeFaces.current().executeScript("PF('manyDialog').show()");
    }

    /** Stops the selected grants for now. */
    public void suspend() {
        each((id, version) -> grants.suspend(id, reason, version));
    }

    /** Lets the selected grants hold again. */
    public void resume() {
        each((id, version) -> grants.resume(id, reason, version));
    }

    /** Ends the selected grants for good. */
    public void revoke() {
        each((id, version) -> grants.revoke(id, reason, version));
    }

    private void each(Command command) {
        var done = new BulkResult();
        for (var grant : selected) {
            done.add(
                    texts.of("grants.one", grant.capsule(), grant.consumerName()),
                    texts,
                    () -> command.run(new GrantId(grant.id()), Optional.of(grant.version())));
        }
        result = done;
        selected = new ArrayList<>();
        reason = "";
        PrimeFaces.current().executeScript("PF('manyDialog').hide()");
    }

    /** Does something with one grant. */
    @FunctionalInterface
    private interface Command {
        void run(GrantId id, Optional<Long> seen);
    }

    /** What became of the selected grants. */
    public BulkResult result() {
        return result;
    }

    /** What is selected. */
    public List<GrantView> getSelected() {
        return selected;
    }

    /** Takes the selection. */
    public void setSelected(@Nullable List<GrantView> given) {
        selected = given == null ? new ArrayList<>() : new ArrayList<>(given);
    }

    /** Why. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
    }

    /** A state, or {@code any}. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, ANY);
    }

    /** Within how many days it ends; empty for any. */
    public String getEnds() {
        return ends;
    }

    /** Takes the view parameter. */
    public void setEnds(@Nullable String given) {
        ends = Objects.requireNonNullElse(given, "");
    }
}
