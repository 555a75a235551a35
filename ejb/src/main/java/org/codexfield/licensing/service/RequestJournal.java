package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.codexfield.evidence.Fact;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.RequestEntry;

/**
 * What follows whatever happens to a request: its history, the log, mails, and the grant once it is
 * approved, all in one transaction.
 */
@Dependent
class RequestJournal {

    @Inject AccessRequests requests;
    @Inject RouteRule rule;
    @Inject GrantMaking making;
    @Inject LicensingMails mails;
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
            grant(request, fact, text);
        } else {
            goOn(request);
        }
    }

    private void goOn(AccessRequest request) {
        var ruled = rule.decide(request);
        if (ruled.isPresent()) {
            add(
                    ruled.get(),
                    RequestEntry.of(request, ruled.get().decision(), request.provider(), ""));
            grant(request, ruled.get(), "");
        } else if (request.waiting().isPresent()) {
            mails.waits(request);
        } else {
            mails.tellRequester(request);
        }
    }

    private void grant(AccessRequest request, AccessRequestDecided approval, String text) {
        making.make(request, approval, text);
        mails.tellRequester(request);
    }
}
