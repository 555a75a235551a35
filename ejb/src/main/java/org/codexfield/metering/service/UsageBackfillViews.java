package org.codexfield.metering.service;

import java.util.Optional;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillId;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Read port: backfills. */
public interface UsageBackfillViews {

    /** Those of a grant that concern an organisation, the newest first. */
    Page<UsageBackfillView> ofGrant(GrantId grant, OrganisationId concerned, ListQuery query);

    /** One of a grant, if it concerns the organisation. */
    Optional<UsageBackfillView> find(GrantId grant, BackfillId id, OrganisationId concerned);
}
