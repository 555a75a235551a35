package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.BeneficiaryIsUnfit;
import org.codexfield.licensing.model.OfferIsUnknown;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.RequestParties;
import org.codexfield.licensing.model.VersionIsNotOffered;

/** Brings together what a request is about and between whom it is, and whether that holds. */
@Dependent
class RequestOpening {

    @Inject Offers offers;
    @Inject SealedVersions versions;
    @Inject Participants participants;
    @Inject RequestGround ground;
    @Inject Clock clock;

    AccessRequest open(RequestDraft draft, Caller by) {
        var offer =
                offers.find(draft.capsule(), draft.offer())
                        .orElseThrow(() -> new OfferIsUnknown(draft.offer()));
        offer.requireOpen();
        ground.requireActive(offer.provider(), by.organisation());
        var version = published(draft);
        var beneficiary = draft.beneficiary().orElse(by.member());
        var beneficiaryAccount = person(beneficiary, by.organisation());
        var parties =
                new RequestParties(
                        offer.provider(),
                        by.organisation(),
                        by.member(),
                        by.account(),
                        beneficiary,
                        beneficiaryAccount);
        return new AccessRequest(
                offers.terms(offer.id(), offer.revision()),
                offer.capsule(),
                version.manifestDigest(),
                parties,
                draft.asked().content(),
                clock.instant());
    }

    /** Goes on only if what a request is about can still be had. */
    void requireStanding(AccessRequest request) {
        ground.requireActive(request);
        ground.requirePublished(request.capsule(), request.capsuleDigest());
    }

    /**
     * Who a member of the organisation that asks is.
     *
     * @throws BeneficiaryIsUnfit if it is no active one
     */
    AccountId person(MemberId member, OrganisationId consumer) {
        return participants.activeMember(member, consumer).orElseThrow(BeneficiaryIsUnfit::new);
    }

    private SealedVersion published(RequestDraft draft) {
        return versions.find(draft.capsule(), draft.version())
                .filter(version -> version.status() == VersionStatus.PUBLISHED)
                .orElseThrow(() -> new VersionIsNotOffered(draft.version().value()));
    }
}
