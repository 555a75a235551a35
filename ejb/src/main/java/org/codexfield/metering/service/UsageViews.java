package org.codexfield.metering.service;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;

/** Port: sums over receipts, from what gateways keep by the day. */
public interface UsageViews {

    /**
     * A group that is among the largest.
     *
     * @param party the organisation at its other side, or the one that runs the node; the nil UUID
     *     for none
     * @param groups how many groups there are in all
     */
    record Top(String key, String name, UUID party, long groups) {}

    /** The groups with most MU, most first; none by day. */
    List<Top> top(OrganisationId organisation, UsageQuery query, int most);

    /** By day and group, in the order of days; all other groups as one of the empty key. */
    List<UsageCell> cells(OrganisationId organisation, UsageQuery query, Set<String> groups);
}
