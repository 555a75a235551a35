package org.codexfield.licensing.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.model.LicenceIsUnknown;
import org.codexfield.licensing.model.LicenceTerms;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.Offer;
import org.codexfield.licensing.model.OfferIsUnknown;
import org.codexfield.licensing.model.OfferNameIsTaken;
import org.codexfield.licensing.model.OfferTerms;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.TooManyOf;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Offers: what a provider demands for a capsule. Anybody may read them. */
@Stateless
public class OfferService {

    private static final int MAX_OFFERS = 100;

    @Inject OrganisationDirectory organisations;
    @Inject Offers offers;
    @Inject OfferedVersions versions;
    @Inject LicensingViews views;
    @Inject LicensingPermit permit;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** The offers of a capsule. */
    @PermitAll
    public Page<OfferRow> list(CapsuleName capsule, ListQuery query) {
        return views.offers(capsule, query);
    }

    /** What the open offers that cover a version ask for, by name. */
    @PermitAll
    public List<OfferedTerms> offered(CapsuleName capsule, VersionNumber version) {
        return views.offered(capsule, version);
    }

    /** What can be offered of a capsule: its published versions, the highest number first. */
    @PermitAll
    public List<OfferView.Version> offerable(CapsuleName capsule) {
        return versions.published(capsule, provider(capsule)).stream()
                .map(OfferView.Version::of)
                .toList();
    }

    /**
     * The offers of an organisation.
     *
     * @throws OfferIsUnknown if there is no such organisation
     */
    @PermitAll
    public Page<OfferRow> list(String organisation, ListQuery query) {
        return views.offers(known(organisation), query);
    }

    /**
     * The licensing commands, by code, that the caller's roles allow in an organisation; whether
     * the state of a subject allows them too is another question.
     *
     * @throws OfferIsUnknown if there is no such organisation
     */
    @PermitAll
    public Set<String> commands(String organisation) {
        var id = known(organisation);
        return Stream.of(LicensingCommand.values())
                .filter(command -> permit.allows(command, id))
                .map(LicensingCommand::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Goes on only if the caller may make offers of an organisation: for a page that is of no use
     * to anybody else.
     *
     * @throws org.codexfield.licensing.model.NotPermitted otherwise
     * @throws OfferIsUnknown if there is no such organisation
     */
    @PermitAll
    public void requireMaking(String organisation) {
        permit.require(LicensingCommand.MAKE_OFFER, known(organisation));
    }

    /**
     * An offer with all it demands.
     *
     * @throws OfferIsUnknown if there is none of this name
     */
    @PermitAll
    public OfferView get(CapsuleName capsule, String name) {
        var row = views.offer(capsule, name).orElseThrow(() -> new OfferIsUnknown(name));
        var offer = offers.find(capsule, name).orElseThrow(() -> new OfferIsUnknown(name));
        var terms = offers.terms(offer.id(), row.revision());
        return new OfferView(
                row,
                views.licence(row.termsDigest()),
                terms.form(),
                terms.route(),
                terms.versions().stream().map(OfferView.Version::of).toList());
    }

    /**
     * The same by its identifier.
     *
     * @throws OfferIsUnknown if there is none
     */
    @PermitAll
    public OfferView get(OfferId id) {
        return get(offers.get(id).capsule(), offers.get(id).name());
    }

    /**
     * A licence that is or was offered: whoever holds a grant under it, or its digest, reads it for
     * ever.
     *
     * @throws LicenceIsUnknown if it never was
     */
    @PermitAll
    public LicenceView licence(Digest terms) {
        return views.offeredLicence(terms).orElseThrow(() -> new LicenceIsUnknown(terms));
    }

    /**
     * Offers a capsule.
     *
     * @throws OfferNameIsTaken if the capsule has an offer of this name
     * @throws org.codexfield.shared.DomainException if nothing of it can be offered, or licence,
     *     form or route breaks a rule
     */
    @RolesAllowed("steward")
    public OfferView make(CapsuleName capsule, String name, OfferDraft draft) {
        var provider = provider(capsule);
        var by = permit.require(LicensingCommand.MAKE_OFFER, provider);
        if (offers.find(capsule, name).isPresent()) {
            throw new OfferNameIsTaken(name);
        }
        if (offers.count(capsule) >= MAX_OFFERS) {
            throw new TooManyOf("offers", MAX_OFFERS);
        }
        var now = clock.instant();
        var offer = new Offer(provider, capsule, name, now);
        var licence = LicenceTerms.compile(draft.licence(), now);
        var first = next(offer, licence, draft, by.account());
        offers.keep(first, licence);
        var made = offer.make(first, by.member(), now);
        offers.add(offer);
        facts.fire(made);
        return get(capsule, name);
    }

    /**
     * Demands something else from now on; requests that were handed in keep what they saw.
     *
     * @param seen the version that the caller saw, if they said
     */
    @RolesAllowed("steward")
    public OfferView revise(
            CapsuleName capsule, String name, OfferDraft draft, Optional<Long> seen) {
        var provider = provider(capsule);
        var by = permit.require(LicensingCommand.MAKE_OFFER, provider);
        var offer = existing(capsule, name, seen);
        var now = clock.instant();
        var licence = LicenceTerms.compile(draft.licence(), now);
        var next = next(offer, licence, draft, by.account());
        offers.keep(next, licence);
        facts.fire(offer.revise(next, by.member(), now));
        offers.flush();
        return get(capsule, name);
    }

    /** Takes no more requests. */
    @RolesAllowed("steward")
    public void close(CapsuleName capsule, String name, Optional<Long> seen) {
        var by = permit.require(LicensingCommand.CLOSE_OFFER, provider(capsule));
        var offer = existing(capsule, name, seen);
        var last = offers.terms(offer.id(), offer.revision());
        facts.fire(offer.close(last, by.member(), clock.instant()));
    }

    private OfferTerms next(Offer offer, LicenceTerms licence, OfferDraft draft, AccountId author) {
        var covered = versions.chosen(offer.capsule(), offer.provider(), draft.versions());
        return offer.next(covered, licence.digest(), draft.form(), draft.route(), author);
    }

    private Offer existing(CapsuleName capsule, String name, Optional<Long> seen) {
        var offer = offers.find(capsule, name).orElseThrow(() -> new OfferIsUnknown(name));
        seen.ifPresent(offer::requireVersion);
        return offer;
    }

    private OrganisationId provider(CapsuleName capsule) {
        return known(capsule.organisation());
    }

    private OrganisationId known(String organisation) {
        return organisations
                .find(organisation)
                .orElseThrow(() -> new OfferIsUnknown(organisation))
                .id();
    }
}
