package org.codexfield.identity.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An organisation as lists and pages show it. */
public record OrganisationView(
        UUID id,
        String slug,
        String name,
        List<String> kinds,
        String did,
        String status,
        String reason,
        Instant registeredAt,
        long version) {

    /** The same for those whom the operator's reason does not concern. */
    OrganisationView withoutReason() {
        return new OrganisationView(id, slug, name, kinds, did, status, "", registeredAt, version);
    }
}
