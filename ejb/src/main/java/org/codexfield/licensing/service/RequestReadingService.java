package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Looking at requests: lists, one of them, its history. */
@Stateless
public class RequestReadingService {

    @Inject RequestAccess access;
    @Inject LicensingViews views;
    @Inject RequestComposition composition;
    @Inject LicensingPermit permit;
    @Inject Participants participants;
    @Inject Clock clock;

    /**
     * The requests that the caller may see.
     *
     * @param query the filter {@code waiting} narrows them to those that wait on {@code me}, on
     *     {@code others}, or are {@code overdue}
     */
    @RolesAllowed("user")
    public Page<RequestRow> list(ListQuery query) {
        var narrowed = WaitingFilter.of(query);
        return list(narrowed.waiting(), narrowed.query());
    }

    /** The requests that the caller may see, narrowed to those that wait on somebody. */
    @RolesAllowed("user")
    public Page<RequestRow> list(Waiting waiting, ListQuery query) {
        var page = views.requests(viewer(), waiting, query, clock.instant());
        var organisations = new HashSet<OrganisationId>();
        var members = new HashSet<MemberId>();
        for (var row : page.items()) {
            organisations.add(new OrganisationId(row.provider()));
            organisations.add(new OrganisationId(row.consumer()));
            members.add(new MemberId(row.requester()));
        }
        var organisationNames = participants.organisationNames(organisations);
        var memberNames = participants.memberNames(members);
        return page.map(row -> row.named(organisationNames, memberNames));
    }

    /**
     * One request.
     *
     * @throws AccessRequestIsUnknown if the caller may not see it
     */
    @RolesAllowed("user")
    public RequestView get(AccessRequestId id) {
        var request = access.visible(id);
        var row =
                views.request(id, clock.instant())
                        .orElseThrow(() -> new AccessRequestIsUnknown(id.toString()));
        return composition.of(request, row);
    }

    /** What happened to a request, without what others wrote for their own people. */
    @RolesAllowed("user")
    public Page<EntryView> history(AccessRequestId id, ListQuery query) {
        var request = access.visible(id);
        var page = views.entries(request.id(), permit.caller().organisation(), query);
        var names =
                participants.memberNames(
                        page.items().stream()
                                .map(entry -> new MemberId(entry.member()))
                                .collect(Collectors.toSet()));
        return page.map(entry -> entry.named(names));
    }

    /** Whether there are any requests that the caller's roles let them see. */
    @RolesAllowed("user")
    public boolean reads() {
        var own = permit.caller().organisation();
        return permit.allows(LicensingCommand.READ_OWN_REQUESTS, own)
                || permit.allows(LicensingCommand.READ_INCOMING_REQUESTS, own);
    }

    /** How many requests wait on the caller. */
    @RolesAllowed("user")
    public long waiting() {
        return views.countRequests(viewer(), Waiting.ME, clock.instant());
    }

    private Viewer viewer() {
        return access.viewer(
                LicensingCommand.READ_OWN_REQUESTS, LicensingCommand.READ_INCOMING_REQUESTS);
    }
}
