package org.codexfield.licensing.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.licensing.AccessRequestCommented;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.AccessRequestDrafted;
import org.codexfield.licensing.AccessRequestEdited;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AccessRequestLapsed;
import org.codexfield.licensing.AccessRequestSubmitted;
import org.codexfield.licensing.AccessRequestWithdrawn;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.ApprovedTerms;
import org.codexfield.licensing.AttachmentAdded;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.AttachmentRemoved;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.StageOutcome;
import org.codexfield.shared.Digest;

/**
 * Somebody asks for access to a capsule version under an offer. It goes through the stages of the
 * offer's route as they were when it was handed in; who may not decide, {@link SeparationOfDuties}
 * says.
 */
@Entity
@Table(name = "access_request", schema = "licensing")
public class AccessRequest extends RequestState {

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected AccessRequest() {}

    /**
     * A new draft.
     *
     * @param terms what the offer demands now
     * @param capsuleDigest the manifest of the version that is asked for
     * @throws OfferCoversOtherVersions if the offer does not cover it
     */
    public AccessRequest(
            OfferTerms terms,
            CapsuleName capsule,
            Digest capsuleDigest,
            RequestParties parties,
            RequestContent content,
            Instant now) {
        terms.requireCovers(capsuleDigest);
        this.id = AccessRequestId.next(now).value();
        this.offerId = terms.offer().value();
        this.capsule = capsule.toString();
        this.capsuleDigest = capsuleDigest.bytes();
        this.providerId = parties.provider().value();
        this.consumerId = parties.consumer().value();
        this.requesterId = parties.requester().value();
        this.requesterAccount = parties.requesterAccount().value();
        this.beneficiaryId = parties.beneficiary().value();
        this.beneficiaryAccount = parties.beneficiaryAccount().value();
        this.status = RequestStatus.DRAFT;
        this.stageRole = "";
        this.stageOrganisation = Subject.NOBODY;
        this.decisions = StageDecisions.write(List.of());
        this.conditions = "";
        this.createdAt = now;
        this.offerRevision = terms.revision();
        this.termsDigest = terms.terms().bytes();
        this.route = OfferJson.write(terms.route());
        write(checked(terms, content));
    }

    /** Tells that it was begun. */
    public AccessRequestDrafted drafted() {
        return new AccessRequestDrafted(id(), consumer(), Change.created(state()));
    }

    /**
     * Says what is asked from now on.
     *
     * @param terms what the offer demands: now for a draft, at the frozen revision for what was
     *     returned
     * @throws StateForbidsCommand if it is neither a draft nor returned
     * @throws RequestBelongsToAnother if somebody else made it
     * @throws AnswerIsUnacceptable if an answer breaks a rule
     * @throws OfferCoversOtherVersions if the offer does not cover the version any more
     */
    public AccessRequestEdited edit(OfferTerms terms, RequestContent next, AccountId by) {
        LicensingCommand.EDIT_REQUEST.requireState(status);
        requireRequester(by);
        terms.requireCovers(capsuleDigest());
        var before = state();
        if (status == RequestStatus.DRAFT) {
            offerRevision = terms.revision();
            termsDigest = terms.terms().bytes();
            route = OfferJson.write(terms.route());
        }
        requireRevision(terms);
        write(checked(terms, next.with(content().attachments())));
        return new AccessRequestEdited(id(), consumer(), new Change(before, state()));
    }

    /**
     * How large a file may be that is attached in this place; files count towards what is asked.
     *
     * @param terms what the offer demands at the revision that the request is written for
     * @throws StateForbidsCommand if it is neither a draft nor returned
     * @throws RequestBelongsToAnother if somebody else made it
     * @throws org.codexfield.shared.DomainException as {@link Attachments} says
     */
    public AttachmentRoom roomFor(
            AttachmentPlace place, OfferTerms terms, AttachmentLimits limits, AccountId by) {
        LicensingCommand.ATTACH_FILE.requireState(status);
        requireRequester(by);
        requireRevision(terms);
        return content().attachments().roomFor(place, terms.form(), limits);
    }

    /** Attaches a file that {@link #roomFor} lets in, in the place of what it replaces. */
    public AttachmentAdded attach(
            Attachment file, OfferTerms terms, AttachmentLimits limits, AccountId by) {
        roomFor(file.place(), terms, limits, by).require(file.content().sizeBytes());
        var before = state();
        write(content().with(content().attachments().with(file)));
        return new AttachmentAdded(id(), consumer(), new Change(before, state()));
    }

    /**
     * Takes a file out.
     *
     * @throws AttachmentIsUnknown if there is none of this name
     */
    public AttachmentRemoved detach(AttachmentName name, AccountId by) {
        LicensingCommand.DETACH_FILE.requireState(status);
        requireRequester(by);
        var before = state();
        write(content().with(content().attachments().without(name)));
        return new AttachmentRemoved(id(), consumer(), new Change(before, state()));
    }

    /**
     * Hands it in: from now on licence, form and route are frozen. What was returned goes through
     * all stages again, and its clock goes on from where it stood.
     *
     * @throws StateForbidsCommand if it is neither a draft nor returned
     * @throws OfferHasChanged if the draft was written for another revision
     * @throws AnswerIsUnacceptable if a required answer is missing
     * @throws RequestSaysTooLittle without a purpose or an action
     */
    public AccessRequestSubmitted submit(OfferTerms terms, AccountId by, Instant now) {
        LicensingCommand.SUBMIT_REQUEST.requireState(status);
        requireRequester(by);
        requireRevision(terms);
        var asked = content();
        asked.requireComplete();
        FormRules.requireComplete(terms.form(), asked);
        var before = state();
        startClock(now);
        round++;
        enter(1);
        return new AccessRequestSubmitted(facts(), round, new Change(before, state()), now);
    }

    /**
     * Vouches for it.
     *
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public AccessRequestDecided signOff(Decider by, String text, Instant now) {
        LicensingCommand.SIGN_OFF_REQUEST.requireState(status);
        requireMayEnd(by, StageKind.SIGN_OFF);
        return end(by, StageOutcome.VOUCHED, text, now, state(), Optional.empty());
    }

    /**
     * Gives advice.
     *
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public AccessRequestDecided review(Decider by, String text, Instant now) {
        LicensingCommand.REVIEW_REQUEST.requireState(status);
        requireMayEnd(by, StageKind.REVIEW);
        return end(by, StageOutcome.ADVISED, text, now, state(), Optional.empty());
    }

    /**
     * Approves it at this stage; the last one makes the grant. Of several ends the earliest counts.
     *
     * @throws EndIsOutOfBounds if the end is past or too far away
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public AccessRequestDecided approve(Decider by, Approval approval, Instant now) {
        LicensingCommand.APPROVE_REQUEST.requireState(status);
        var until = GrantEnd.require(approval.until(), now);
        requireMayEnd(by, StageKind.APPROVAL);
        var before = state();
        validUntil = validUntil == null || until.isBefore(validUntil) ? until : validUntil;
        conditions = (conditions + "\n" + approval.conditions()).strip();
        var approved = StageDecisions.approved(until, approval.conditions());
        return end(by, StageOutcome.APPROVED, approval.reason(), now, before, approved);
    }

    /**
     * Approves it if the route has a rule that does; a sign-off is waited for.
     *
     * @param kinds what the requesting organisation takes part as
     * @param author who wrote the rule: it decides nothing that this person may not decide
     */
    public Optional<AccessRequestDecided> approveByRule(
            Set<OrganisationKind> kinds, RuleAuthor author, Instant now) {
        var rule = OfferJson.readRoute(route).autoApproval();
        if (status != RequestStatus.IN_REVIEW
                || rule == null
                || !duties().letsRuleDecide(author)
                || !RouteRules.approves(rule, content().purposes(), kinds)) {
            return Optional.empty();
        }
        var before = state();
        var until = now.plus(Duration.ofDays(rule.grantDays()));
        var approved = StageDecisions.approved(until, "");
        var ended = decision(Decider.SYSTEM, StageOutcome.APPROVED_BY_RULE, "", now, approved);
        validUntil = until;
        leave(RequestStatus.APPROVED);
        return Optional.of(decided(ended, provider(), before));
    }

    /**
     * Refuses it, at a stage that approves.
     *
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public AccessRequestDecided reject(Decider by, String reason, Instant now) {
        LicensingCommand.REJECT_REQUEST.requireState(status);
        requireMayEnd(by, StageKind.APPROVAL);
        var before = state();
        var ended = decision(by, StageOutcome.REJECTED, reason, now, Optional.empty());
        leave(RequestStatus.REJECTED);
        return decided(ended, by.organisation(), before);
    }

    /**
     * Gives it back to be changed; its clock stands still. Whoever could end the stage may.
     *
     * @throws org.codexfield.shared.DomainException as {@link SeparationOfDuties} says
     */
    public AccessRequestDecided giveBack(Decider by, String reason, Instant now) {
        var command =
                status == RequestStatus.SUBMITTED
                        ? LicensingCommand.RETURN_UNVOUCHED_REQUEST
                        : LicensingCommand.RETURN_REQUEST;
        command.requireState(status);
        requireMayEnd(by, current().kind());
        var before = state();
        var ended = decision(by, StageOutcome.RETURNED, reason, now, Optional.empty());
        leave(RequestStatus.RETURNED);
        returnedAt = now;
        validUntil = null;
        conditions = "";
        return decided(ended, by.organisation(), before);
    }

    /**
     * Takes it back.
     *
     * @throws StateForbidsCommand if it is decided or over
     * @throws RequestBelongsToAnother if somebody else made it
     */
    public AccessRequestWithdrawn withdraw(AccountId by) {
        LicensingCommand.WITHDRAW_REQUEST.requireState(status);
        requireRequester(by);
        var before = state();
        leave(RequestStatus.WITHDRAWN);
        return new AccessRequestWithdrawn(id(), consumer(), new Change(before, state()));
    }

    /** Ends it if its time is up. */
    public Optional<AccessRequestLapsed> lapse(Instant now) {
        if (!isRunning() || lapseAt == null || lapseAt.isAfter(now)) {
            return Optional.empty();
        }
        var before = state();
        leave(RequestStatus.LAPSED);
        return Optional.of(new AccessRequestLapsed(id(), provider(), new Change(before, state())));
    }

    /** Notes that those who decide are reminded now; whether they are to be. */
    public boolean remind(Instant now) {
        if (!isRunning() || remindAt == null || remindAt.isAfter(now)) {
            return false;
        }
        remindAt = now.plus(Duration.ofDays(OfferJson.readRoute(route).remindDays()));
        return true;
    }

    /** Tells that somebody wrote to it; its state stays. */
    public AccessRequestCommented commented(OrganisationId by) {
        return new AccessRequestCommented(id(), by, new Change(state(), state()));
    }

    private AccessRequestDecided end(
            Decider by,
            StageOutcome outcome,
            String text,
            Instant now,
            Digest before,
            Optional<ApprovedTerms> approved) {
        var ended = decision(by, outcome, text, now, approved);
        if (stage == stages().size()) {
            leave(RequestStatus.APPROVED);
        } else {
            enter(stage + 1);
        }
        return decided(ended, by.organisation(), before);
    }

    private StageDecision decision(
            Decider by,
            StageOutcome outcome,
            String text,
            Instant now,
            Optional<ApprovedTerms> approved) {
        var one =
                new StageDecision(
                        round,
                        stage,
                        current().kind(),
                        outcome,
                        by.member(),
                        by.account(),
                        OfferJson.digest(text),
                        now,
                        approved);
        var all = new ArrayList<>(decisions());
        all.add(one);
        decisions = StageDecisions.write(all);
        return one;
    }

    private AccessRequestDecided decided(
            StageDecision decision, OrganisationId organisation, Digest before) {
        return new AccessRequestDecided(
                facts(),
                decision,
                organisation,
                status,
                new Change(before, state()),
                decision.at());
    }

    private void enter(int next) {
        stage = next;
        var entered = current();
        boolean own = entered.kind() == StageKind.SIGN_OFF;
        status = own ? RequestStatus.SUBMITTED : RequestStatus.IN_REVIEW;
        stageRole = entered.role().name();
        stageOrganisation = own ? consumerId : providerId;
    }

    private void leave(RequestStatus next) {
        status = next;
        stage = 0;
        stageRole = "";
        stageOrganisation = Subject.NOBODY;
    }

    private void requireRequester(AccountId by) {
        if (!by.value().equals(requesterAccount)) {
            throw new RequestBelongsToAnother();
        }
    }

    private void requireRevision(OfferTerms terms) {
        if (terms.revision() != offerRevision) {
            throw new OfferHasChanged();
        }
    }

    private static RequestContent checked(OfferTerms terms, RequestContent content) {
        return new RequestContent(
                content.purposes(),
                content.actions(),
                FormRules.answers(terms.form(), content.answers()),
                content.attachments().under(terms.form()));
    }
}
