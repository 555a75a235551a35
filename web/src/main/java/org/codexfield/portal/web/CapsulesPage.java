package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.OwnVersionRow;
import org.codexfield.identity.web.ViewedOrganisation;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** The capsules of an organisation, version by version, whatever their state. */
@Named("capsulesPage")
@ViewScoped
public class CapsulesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";
    private static final List<String> STATES =
            List.of(ALL, "draft", "sealed", "published", "withdrawn");

    @Inject private ViewedOrganisation viewed;
    @Inject private CapsuleService capsules;
    private String status = ALL;
    private final LazyTable<OwnVersionRow> rows = ListTable.of(this::page, OwnVersionRow::id);

    private Page<OwnVersionRow> page(ListQuery query) {
        return capsules.ownVersions(
                viewed.slug(), status.equals(ALL) ? query : query.where("status", status));
    }

    /** Refuses the page to those who may not see what is not published. */
    public void load() {
        capsules.ownVersions(viewed.slug(), ListQuery.first(1));
    }

    /** The table. */
    public LazyTable<OwnVersionRow> rows() {
        return rows;
    }

    /** The states to narrow the list to. */
    public List<String> states() {
        return STATES;
    }

    /** Where a version is worked on or looked at. */
    public String address(OwnVersionRow row) {
        boolean draft = row.status().equals("draft") && mayCreate();
        return (draft ? "/publish.xhtml" : "/capsule.xhtml")
                + "?name="
                + row.capsule()
                + "&version="
                + row.version();
    }

    /** Whether the caller makes capsules there. */
    public boolean mayCreate() {
        return capsules.commands(viewed.slug()).contains("create-capsule");
    }

    /** View parameter. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = given != null && STATES.contains(given) ? given : ALL;
    }
}
