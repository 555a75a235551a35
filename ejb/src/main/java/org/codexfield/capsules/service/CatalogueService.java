package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The open directory of what is published. */
@Stateless
@PermitAll
public class CatalogueService {

    @Inject CapsuleViews views;

    /**
     * Published capsules: the best match first when a text is searched, else the newest first.
     * Columns {@code kind, organisation, title, publishedAt}.
     */
    public Page<CatalogueEntry> search(ListQuery query) {
        return views.catalogue(query);
    }

    /** The parts of a published version of the catalogue, for its descriptions. */
    public Page<PartView> parts(CatalogueEntry of, ListQuery query) {
        return views.parts(new org.codexfield.capsules.CapsuleVersionId(of.id()), false, query);
    }
}
