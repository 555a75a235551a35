package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.RequestContent;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Looking at requests: lists, one of them, its history. */
@Stateless
public class RequestReadingService {

    private static final int LAST_TWO = 2;

    @Inject Offers offers;
    @Inject AccessRequests requests;
    @Inject RequestAccess access;
    @Inject LicensingViews views;
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
        var viewer =
                access.viewer(
                        LicensingCommand.READ_OWN_REQUESTS,
                        LicensingCommand.READ_INCOMING_REQUESTS);
        var page = views.requests(viewer, waiting, query, clock.instant());
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
        var people = new HashSet<>(Set.of(request.parties().requester()));
        people.add(request.parties().beneficiary());
        request.decisions().stream().map(StageDecision::member).forEach(people::add);
        var names = participants.memberNames(people);
        var organisations =
                participants.organisationNames(
                        new HashSet<>(List.of(request.provider(), request.consumer())));
        return view(request, row.named(organisations, names), names);
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

    private RequestView view(AccessRequest request, RequestRow row, Map<MemberId, String> names) {
        var terms = offers.terms(request.offer(), request.offerRevision());
        var content = request.content();
        var beneficiary = request.parties().beneficiary();
        return new RequestView(
                row,
                request.offer().value(),
                request.offerRevision(),
                request.terms(),
                views.licence(request.terms()),
                terms.form(),
                terms.route(),
                beneficiary.value(),
                names.getOrDefault(beneficiary, ""),
                content.purposes(),
                content.actions(),
                content.answers(),
                changes(request, content),
                request.decisions().stream().map(decision -> decision(decision, names)).toList(),
                request.conditions(),
                request.validUntil(),
                views.grantOf(request.id()));
    }

    /** Against what was handed in last, or, once that is what is asked, the time before. */
    private List<String> changes(AccessRequest request, RequestContent content) {
        for (var earlier : requests.submissions(request.id(), LAST_TWO)) {
            var changes = content.changesSince(earlier);
            if (!changes.isEmpty()) {
                return new ArrayList<>(changes);
            }
        }
        return List.of();
    }

    private static RequestView.Decision decision(
            StageDecision decision, Map<MemberId, String> names) {
        return new RequestView.Decision(
                decision.round(),
                decision.stage(),
                decision.kind().code(),
                decision.outcome().code(),
                decision.member().value(),
                names.getOrDefault(decision.member(), ""),
                decision.at());
    }
}
