package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.RequestContent;

/** Brings together what one request is shown with. */
@Dependent
class RequestComposition {

    private static final int LAST_TWO = 2;

    @Inject Offers offers;
    @Inject AccessRequests requests;
    @Inject SealedVersions versions;
    @Inject LicensingViews views;
    @Inject Participants participants;

    RequestView of(AccessRequest request, RequestRow row) {
        var people = new HashSet<>(Set.of(request.parties().requester()));
        people.add(request.parties().beneficiary());
        request.decisions().stream().map(StageDecision::member).forEach(people::add);
        var names = participants.memberNames(people);
        var organisations =
                participants.organisationNames(
                        new HashSet<OrganisationId>(
                                List.of(request.provider(), request.consumer())));
        return view(request, row.named(organisations, names), names);
    }

    private RequestView view(AccessRequest request, RequestRow row, Map<MemberId, String> names) {
        var terms = offers.terms(request.offer(), request.offerRevision());
        var content = request.content();
        var earlier = earlier(request, content);
        var beneficiary = request.parties().beneficiary();
        return new RequestView(
                row,
                request.offer().value(),
                request.offerRevision(),
                versions.find(request.capsuleDigest()).map(version -> version.number().value()),
                request.terms(),
                views.licence(request.terms()),
                terms.form(),
                terms.route(),
                beneficiary.value(),
                names.getOrDefault(beneficiary, ""),
                content.purposes(),
                content.actions(),
                content.answers(),
                AttachmentView.of(content.attachments()),
                earlier.map(content::changesSince).map(List::copyOf).orElse(List.of()),
                earlier.map(RequestComposition::asked),
                earlier.map(asked -> AttachmentView.of(asked.attachments())).orElse(List.of()),
                request.decisions().stream().map(decision -> decision(decision, names)).toList(),
                request.conditions(),
                request.validUntil(),
                views.grantOf(request.id()));
    }

    /** What was handed in last, or, once that is what is asked, the time before. */
    private Optional<RequestContent> earlier(AccessRequest request, RequestContent content) {
        return requests.submissions(request.id(), LAST_TWO).stream()
                .filter(submitted -> !content.changesSince(submitted).isEmpty())
                .findFirst();
    }

    private static RequestDraft.Asked asked(RequestContent content) {
        return new RequestDraft.Asked(content.purposes(), content.actions(), content.answers());
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
