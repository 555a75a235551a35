package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** The organisations that the caller may know of. */
@Named("organisationsPage")
@ViewScoped
public class OrganisationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private OrganisationService organisations;
    private String status = "";
    private final LazyTable<OrganisationView> rows =
            ListTable.of(this::page, OrganisationView::slug);

    private Page<OrganisationView> page(ListQuery query) {
        return organisations.list(status.isEmpty() ? query : query.where("status", status));
    }

    /** The table. */
    public LazyTable<OrganisationView> rows() {
        return rows;
    }

    /** The state that is shown alone; empty for all. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, "");
    }
}
