package org.codexfield.evidence.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.codexfield.evidence.ActorSource;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The audit trail for those who may see it. */
@Stateless
public class AuditService {

    @Inject AuditViews views;
    @Inject ActorSource actors;

    /** What the caller's organisation did, and what was done to what is its own. */
    @RolesAllowed({"administrator", "auditor", "compliance-officer"})
    public Page<AuditEntryView> ofOwnOrganisation(AuditScope scope, ListQuery query) {
        return views.page(scope.of(actors.actor().organisation()), query);
    }

    /** What anyone did. */
    @RolesAllowed("operator")
    public Page<AuditEntryView> ofAll(AuditScope scope, ListQuery query) {
        return views.page(scope, query);
    }
}
