package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import org.codexfield.identity.web.ViewedOrganisation;
import org.codexfield.licensing.service.OfferRow;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** What an organisation offers, and on which terms. */
@Named("offersPage")
@ViewScoped
public class OffersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String OPEN = "open";

    @Inject private ViewedOrganisation viewed;
    @Inject private OfferService offers;
    private String status = OPEN;
    private final LazyTable<OfferRow> rows = ListTable.of(this::page, OfferRow::id);
    private @Nullable Set<String> commands;

    private Page<OfferRow> page(ListQuery query) {
        return offers.list(
                viewed.slug(), status.equals("all") ? query : query.where("status", status));
    }

    /** The table. */
    public LazyTable<OfferRow> rows() {
        return rows;
    }

    /** Whether the caller may offer what the organisation has. */
    public boolean offers() {
        if (commands == null) {
            commands = offers.commands(viewed.slug());
        }
        return commands.contains("make-offer");
    }

    /** {@code open}, {@code closed} or {@code all}. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, OPEN);
    }
}
