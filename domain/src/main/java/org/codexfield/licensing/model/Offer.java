package org.codexfield.licensing.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.OfferClosed;
import org.codexfield.licensing.OfferFacts;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.OfferMade;
import org.codexfield.licensing.OfferRevised;
import org.codexfield.licensing.OfferStatus;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;

/**
 * What a provider demands for a capsule: licence, request form and approval route. Each change is a
 * new revision; whoever asked before is bound by the one that they saw.
 */
@Entity
@Table(name = "offer", schema = "licensing")
public class Offer {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){1,63}");
    private static final int MAX_NAME = 64;
    private static final int MAX_VERSIONS = 100;

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "provider_id", nullable = false)
    private UUID providerId;

    @Column(name = "capsule", nullable = false)
    private String capsule;

    @Column(name = "name", nullable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private OfferStatus status;

    @Column(name = "revision", nullable = false)
    private int revision;

    @Column(name = "terms_digest", nullable = false)
    private byte[] termsDigest;

    @Column(name = "form_digest", nullable = false)
    private byte[] formDigest;

    @Column(name = "route_digest", nullable = false)
    private byte[] routeDigest;

    @Column(name = "changed_by", nullable = false)
    private UUID changedBy;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Offer() {}

    /**
     * A new offer, without terms yet.
     *
     * @throws OfferNameIsUnacceptable if the name is none
     */
    @SuppressWarnings("NullAway.Init")
    public Offer(OrganisationId provider, CapsuleName capsule, String name, Instant now) {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new OfferNameIsUnacceptable();
        }
        this.id = OfferId.next(now).value();
        this.providerId = provider.value();
        this.capsule = capsule.toString();
        this.name = name;
        this.status = OfferStatus.OPEN;
        this.changedAt = now;
    }

    /**
     * What it demands next, checked; nothing is changed by asking.
     *
     * @param versions what it covers
     * @param author who says so
     * @throws OfferNamesNoVersion if it covers none
     * @throws TooManyOf if it covers too many
     */
    public OfferTerms next(
            List<OfferedVersion> versions,
            Digest terms,
            RequestForm form,
            Route route,
            AccountId author) {
        if (versions.isEmpty()) {
            throw new OfferNamesNoVersion();
        }
        if (versions.size() > MAX_VERSIONS) {
            throw new TooManyOf("versions", MAX_VERSIONS);
        }
        RouteRules.require(route);
        return new OfferTerms(
                id(), revision + 1, versions, terms, FormRules.clean(form), route, author);
    }

    /** Begins to take requests. */
    public OfferMade make(OfferTerms first, MemberId by, Instant now) {
        adopt(first, by, now);
        return new OfferMade(id(), provider(), facts(first), Change.created(state()), now);
    }

    /** Demands something else from now on; a closed offer opens again. */
    public OfferRevised revise(OfferTerms next, MemberId by, Instant now) {
        var before = state();
        status = OfferStatus.OPEN;
        adopt(next, by, now);
        return new OfferRevised(id(), provider(), facts(next), new Change(before, state()), now);
    }

    /**
     * Takes no more requests.
     *
     * @param last what it demanded last
     * @throws StateForbidsCommand if it is closed already
     */
    public OfferClosed close(OfferTerms last, MemberId by, Instant now) {
        LicensingCommand.CLOSE_OFFER.requireState(status);
        var before = state();
        status = OfferStatus.CLOSED;
        changedBy = by.value();
        changedAt = now;
        return new OfferClosed(id(), provider(), facts(last), new Change(before, state()), now);
    }

    /**
     * Goes on only while it takes requests.
     *
     * @throws OfferIsClosed otherwise
     */
    public void requireOpen() {
        if (status != OfferStatus.OPEN) {
            throw new OfferIsClosed();
        }
    }

    /**
     * Goes on only if nothing changed since the caller saw it.
     *
     * @throws StaleVersion otherwise
     */
    public void requireVersion(long seen) {
        StaleVersion.require(seen, version);
    }

    private void adopt(OfferTerms next, MemberId by, Instant now) {
        revision = next.revision();
        termsDigest = next.terms().bytes();
        formDigest = next.formDigest().bytes();
        routeDigest = next.routeDigest().bytes();
        changedBy = by.value();
        changedAt = now;
    }

    /** Its identifier. */
    public OfferId id() {
        return new OfferId(id);
    }

    /** The organisation that offers. */
    public OrganisationId provider() {
        return new OrganisationId(providerId);
    }

    /** What is offered. */
    public CapsuleName capsule() {
        return CapsuleName.parse(capsule);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The newest revision. */
    public int revision() {
        return revision;
    }

    /** Where it stands. */
    public OfferStatus status() {
        return status;
    }

    /** The version to compare by. */
    public long version() {
        return version;
    }

    private OfferFacts facts(OfferTerms terms) {
        return new OfferFacts(
                capsule(),
                name,
                revision,
                terms.manifests(),
                new Digest(termsDigest),
                new Digest(formDigest),
                new Digest(routeDigest));
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "provider", providerId.toString(),
                        "capsule", capsule,
                        "name", name,
                        "status", status.name(),
                        "revision", Integer.toString(revision),
                        "terms", new Digest(termsDigest).hex(),
                        "form", new Digest(formDigest).hex(),
                        "route", new Digest(routeDigest).hex(),
                        "changed", changedBy + " " + changedAt));
    }
}
