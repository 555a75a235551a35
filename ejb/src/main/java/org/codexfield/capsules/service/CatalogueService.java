package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The open directory of what is published. */
@Stateless
@PermitAll
public class CatalogueService {

    @Inject CapsuleViews views;

    /**
     * Published capsules: the best match first when a text is searched, else the newest first.
     * Columns {@code kind, organisation, title, publishedAt}; {@code purpose} filters by what open
     * offers permit.
     */
    public Page<CatalogueEntry> search(ListQuery query) {
        return views.catalogue(query);
    }

    /**
     * How many there are of each kind and organisation; text and {@code purpose} narrow it, nothing
     * else does.
     */
    public List<CatalogueCount> counts(ListQuery query) {
        return views.catalogueCounts(query);
    }

    /** The parts of a published version of the catalogue, for its descriptions. */
    public Page<PartView> parts(CatalogueEntry of, ListQuery query) {
        return views.parts(new org.codexfield.capsules.CapsuleVersionId(of.id()), false, query);
    }
}
