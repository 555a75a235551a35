package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantEntry;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.RequestEntry;
import org.codexfield.shared.Did;

/**
 * What follows whatever happens to a request: its history, the log, mails, and the grant once it is
 * approved, all in one transaction.
 */
@Dependent
class RequestJournal {

    @Inject AccessRequests requests;
    @Inject Grants grants;
    @Inject OrganisationDirectory organisations;
    @Inject Participants participants;
    @Inject LicensingMails mails;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** Something happened that ended no stage. */
    void add(Fact fact, RequestEntry entry) {
        requests.add(entry);
        facts.fire(fact);
    }

    /** Something changed that its history does not tell. */
    void tell(Fact fact) {
        facts.fire(fact);
    }

    /** A request was handed in: a rule may approve it, else those who decide are told. */
    void submitted(AccessRequest request, Fact fact, RequestEntry entry) {
        add(fact, entry);
        goOn(request);
    }

    /** Somebody ended a stage. */
    void decided(AccessRequest request, AccessRequestDecided fact, String text) {
        add(fact, RequestEntry.of(request, fact.decision(), fact.organisation(), text));
        if (request.status() == RequestStatus.APPROVED) {
            grant(request, fact.decision(), text);
        } else {
            goOn(request);
        }
    }

    private void goOn(AccessRequest request) {
        Optional<AccessRequestDecided> ruled =
                request.approveByRule(participants.kindsOf(request.consumer()), clock.instant());
        if (ruled.isPresent()) {
            add(
                    ruled.get(),
                    RequestEntry.of(request, ruled.get().decision(), request.provider(), ""));
            grant(request, ruled.get().decision(), "");
        } else if (request.waiting().isPresent()) {
            mails.waits(request);
        } else {
            mails.tellRequester(request);
        }
    }

    private void grant(AccessRequest request, StageDecision by, String text) {
        var grant =
                new Grant(
                        request, did(request.provider()), did(request.consumer()), clock.instant());
        grants.add(grant);
        grants.add(
                GrantEntry.of(grant, GrantEntry.Kind.ISSUED, by.member(), text, clock.instant()));
        facts.fire(grant.issued());
        mails.tellRequester(request);
    }

    private Did did(OrganisationId id) {
        return organisations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Its people act, so it takes part"))
                .did();
    }
}
