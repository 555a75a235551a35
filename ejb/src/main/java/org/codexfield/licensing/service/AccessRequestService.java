package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Visibility;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.OfferTerms;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.RequestEntry;
import org.codexfield.licensing.model.RequestEntry.Kind;
import org.codexfield.licensing.model.TooManyOf;

/** Asking for access: what a requester does, and what both sides write to it. */
@Stateless
public class AccessRequestService {

    private static final int MAX_OPEN = 10_000;
    private static final int MAX_ENTRIES = 1_000;

    @Inject Offers offers;
    @Inject AccessRequests requests;
    @Inject RequestAccess access;
    @Inject RequestOpening opening;
    @Inject RequestJournal journal;
    @Inject LicensingPermit permit;
    @Inject Clock clock;

    /**
     * Begins a request of the caller's active organisation.
     *
     * @throws org.codexfield.shared.DomainException if there is no such offer or published version,
     *     or an answer breaks a rule
     */
    @RolesAllowed("requester")
    public AccessRequestId draft(RequestDraft draft) {
        var caller = permit.require(LicensingCommand.DRAFT_REQUEST, permit.caller().organisation());
        if (requests.countOpen(caller.organisation()) >= MAX_OPEN) {
            throw new TooManyOf("open requests", MAX_OPEN);
        }
        var request = opening.open(draft, caller);
        requests.add(request);
        add(request, request.drafted(), Kind.DRAFTED, "");
        return request.id();
    }

    /** Says what is asked from now on. */
    @RolesAllowed("requester")
    public void edit(AccessRequestId id, RequestDraft.Asked asked, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = permit.require(LicensingCommand.EDIT_REQUEST, request.consumer());
        var terms = RequestAccess.isDraft(request) ? currentTerms(request) : frozen(request);
        journal.tell(request.edit(terms, asked.content(), by.account()));
    }

    /**
     * Says for whom a draft asks.
     *
     * @throws org.codexfield.licensing.model.BeneficiaryIsUnfit if it is no active member of the
     *     organisation that asks
     */
    @RolesAllowed("requester")
    public void askFor(AccessRequestId id, MemberId beneficiary, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = permit.require(LicensingCommand.CHOOSE_BENEFICIARY, request.consumer());
        var person = opening.person(beneficiary, request.consumer());
        journal.tell(request.askFor(beneficiary, person, by.account()));
    }

    /** Hands it in, or in again. */
    @RolesAllowed("requester")
    public void submit(AccessRequestId id, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = permit.require(LicensingCommand.SUBMIT_REQUEST, request.consumer());
        opening.requireStanding(request);
        var terms = RequestAccess.isDraft(request) ? currentTerms(request) : frozen(request);
        var now = clock.instant();
        var fact = request.submit(terms, by.account(), now);
        journal.submitted(
                request,
                fact,
                RequestEntry.of(request, Kind.SUBMITTED, by.member(), by.organisation(), "", now));
    }

    /** Takes it back. */
    @RolesAllowed("requester")
    public void withdraw(AccessRequestId id, Optional<Long> seen) {
        var request = access.visible(id, seen);
        var by = permit.require(LicensingCommand.WITHDRAW_REQUEST, request.consumer());
        add(request, request.withdraw(by.account()), Kind.WITHDRAWN, "");
    }

    /**
     * Writes to a request.
     *
     * @param visibility {@code INTERNAL} is for the writer's own organisation alone
     */
    @RolesAllowed({
        "requester",
        "signing-official",
        "steward",
        "compliance-officer",
        "committee-member",
        "committee-chair"
    })
    public void comment(AccessRequestId id, String text, Visibility visibility) {
        var request = access.visible(id);
        var by =
                permit.allows(LicensingCommand.COMMENT_AS_PROVIDER, request.provider())
                        ? permit.caller()
                        : permit.require(LicensingCommand.COMMENT_AS_CONSUMER, request.consumer());
        if (requests.countEntries(id) >= MAX_ENTRIES) {
            throw new TooManyOf("lines", MAX_ENTRIES);
        }
        var entry =
                RequestEntry.of(
                        request,
                        Kind.COMMENTED,
                        by.member(),
                        by.organisation(),
                        text,
                        clock.instant());
        journal.add(
                request.commented(by.organisation()),
                visibility == Visibility.INTERNAL ? entry.internal() : entry);
    }

    private void add(AccessRequest request, Fact fact, Kind kind, String text) {
        var caller = permit.caller();
        journal.add(
                fact,
                RequestEntry.of(
                        request,
                        kind,
                        caller.member(),
                        caller.organisation(),
                        text,
                        clock.instant()));
    }

    private OfferTerms currentTerms(AccessRequest request) {
        var offer = offers.get(request.offer());
        offer.requireOpen();
        return offers.terms(offer.id(), offer.revision());
    }

    private OfferTerms frozen(AccessRequest request) {
        return offers.terms(request.offer(), request.offerRevision());
    }
}
