package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.AccountId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.model.LicenceTerms;
import org.codexfield.licensing.model.Offer;
import org.codexfield.licensing.model.OfferIsUnknown;
import org.codexfield.licensing.model.OfferJson;
import org.codexfield.licensing.model.OfferTerms;
import org.codexfield.licensing.model.Offers;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JpaOffers implements Offers {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public void add(Offer offer) {
        entities.persist(offer);
        entities.flush();
    }

    @Override
    public Offer get(OfferId id) {
        var found = entities.find(Offer.class, id.value());
        if (found == null) {
            throw new OfferIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Optional<Offer> find(CapsuleName capsule, String name) {
        return entities.createQuery(
                        "SELECT o FROM Offer o WHERE o.capsule = :capsule AND o.name = :name",
                        Offer.class)
                .setParameter("capsule", capsule.toString())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void flush() {
        entities.flush();
    }

    @Override
    public long count(CapsuleName capsule) {
        return sql.number(
                "SELECT count(*) FROM licensing.offer WHERE capsule = ?",
                List.of(capsule.toString()));
    }

    @Override
    public void keep(OfferTerms terms, LicenceTerms licence) {
        // many offers may have one licence, and two of them may come at once
        sql.update(
                "INSERT INTO licensing.terms (digest, title, version, licence_text, odrl,"
                        + " kept_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                List.of(
                        licence.digest(),
                        licence.title(),
                        licence.version(),
                        licence.text(),
                        licence.odrl(),
                        clock.instant()));
        sql.update(
                "INSERT INTO licensing.offer_revision (offer_id, revision, terms_digest, form,"
                        + " route, author_account) VALUES (?, ?, ?, ?, ?, ?)",
                List.of(
                        terms.offer().value(),
                        terms.revision(),
                        terms.terms(),
                        OfferJson.write(terms.form()),
                        OfferJson.write(terms.route()),
                        terms.author().value()));
        for (var version : terms.versions()) {
            sql.update(
                    "INSERT INTO licensing.offer_version (offer_id, revision, capsule_digest,"
                            + " number) VALUES (?, ?, ?, ?)",
                    List.of(
                            terms.offer().value(),
                            terms.revision(),
                            version.manifestDigest(),
                            version.number().value()));
        }
    }

    @Override
    public OfferTerms terms(OfferId id, int revision) {
        var versions = versions(id, revision);
        return sql.find(
                        "SELECT terms_digest, form, route, author_account FROM"
                                + " licensing.offer_revision WHERE offer_id = ? AND revision = ?",
                        List.of(id.value(), revision),
                        row ->
                                new OfferTerms(
                                        id,
                                        revision,
                                        versions,
                                        new Digest(row.getBytes(1)),
                                        OfferJson.readForm(row.getString(2)),
                                        OfferJson.readRoute(row.getString(3)),
                                        new AccountId(row.getObject(4, UUID.class))))
                .orElseThrow(() -> new OfferIsUnknown(id.toString()));
    }

    private List<OfferedVersion> versions(OfferId id, int revision) {
        return sql.list(
                "SELECT number, capsule_digest FROM licensing.offer_version"
                        + " WHERE offer_id = ? AND revision = ?",
                List.of(id.value(), revision),
                row ->
                        new OfferedVersion(
                                new VersionNumber(row.getString(1)), new Digest(row.getBytes(2))));
    }
}
