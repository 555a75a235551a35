package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.shared.Digest;

/** The access requests that are kept, with their history. */
public interface AccessRequests {

    /** Keeps a new one. */
    void add(AccessRequest request);

    /** The request, or {@link AccessRequestIsUnknown}. */
    AccessRequest get(AccessRequestId id);

    /** The request as it is now, for this transaction alone until it ends. */
    AccessRequest lock(AccessRequestId id);

    /** How many bytes are attached to requests of the organisation. */
    long attachedBytes(OrganisationId consumer);

    /** What was asked when the request was handed in for the n-th time, from 1. */
    Optional<RequestContent> submission(AccessRequestId id, int round);

    /** Writes down which content a request names now, besides what it named when handed in. */
    void nameContents(AccessRequestId id, Set<Digest> contents);

    /** Whether a request, or what was handed in of one, names this content. */
    boolean nameContent(Digest sha256);

    /** How many of the organisation are not decided yet. */
    long countOpen(OrganisationId consumer);

    /** Requests whose time is up, the oldest first. */
    List<AccessRequestId> lapsed(Instant now, int most);

    /** Requests about which those who decide are to be reminded, the oldest first. */
    List<AccessRequestId> toRemind(Instant now, int most);

    /** Adds a line to a request's history, which never changes. */
    void add(RequestEntry entry);

    /** What was asked when the request was handed in last, and the time before. */
    List<RequestContent> submissions(AccessRequestId id, int most);

    /** How many lines a request's history has. */
    long countEntries(AccessRequestId id);
}
