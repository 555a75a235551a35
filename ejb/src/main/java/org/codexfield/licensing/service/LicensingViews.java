package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Reads that need no aggregate. Names of people and organisations are left empty. */
public interface LicensingViews {

    /** The offers of a capsule; columns {@code name, status, capsule, licence, changedAt}. */
    Page<OfferRow> offers(CapsuleName capsule, ListQuery query);

    /** The offers of an organisation; the same columns. */
    Page<OfferRow> offers(OrganisationId provider, ListQuery query);

    /** What the open offers that cover a version ask for, by name, in one statement. */
    List<OfferedTerms> offered(CapsuleName capsule, VersionNumber version);

    /**
     * Which of the versions the open offers cover, by the offers' names, in one statement.
     *
     * @param versions manifests, and the capsules that they are of; at least one
     */
    List<CoveredVersion> covered(Map<Digest, CapsuleName> versions);

    /** One offer. */
    Optional<OfferRow> offer(CapsuleName capsule, String name);

    /** The text of a licence that was offered. */
    String licence(Digest terms);

    /** A licence, if it was offered once. */
    Optional<LicenceView> offeredLicence(Digest terms);

    /** Requests that the viewer may see; columns {@code status, capsule, createdAt, dueAt}. */
    Page<RequestRow> requests(Viewer viewer, Waiting waiting, ListQuery query, Instant now);

    /** How many there are of them. */
    long countRequests(Viewer viewer, Waiting waiting, Instant now);

    /** One request. */
    Optional<RequestRow> request(AccessRequestId id, Instant now);

    /** What happened to a request, as far as members of the organisation may see it. */
    Page<EntryView> entries(AccessRequestId id, OrganisationId viewer, ListQuery query);

    /**
     * Grants that the viewer may see; columns {@code status, capsule, validUntil, validFrom}.
     *
     * @param endsBefore only those in force that end before
     */
    Page<GrantView> grants(
            Viewer viewer, Optional<Instant> endsBefore, ListQuery query, Instant now);

    /** What became of a grant. */
    Page<GrantEntryView> grantEntries(GrantId id, ListQuery query);

    /** One grant. */
    Optional<GrantView> grant(GrantId id, Instant now);

    /** The grant that was made of a request. */
    Optional<UUID> grantOf(AccessRequestId id);

    /** On whom a request waits, as lists are narrowed by it. */
    enum Waiting {
        /** No matter on whom. */
        ANY,
        /** On the viewer, who may decide it or has to change it. */
        ME,
        /** On somebody else. */
        OTHERS,
        /** On anybody, longer than it should. */
        OVERDUE
    }
}
