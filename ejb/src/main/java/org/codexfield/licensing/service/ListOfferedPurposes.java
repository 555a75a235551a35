package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.TreeSet;
import org.codexfield.capsules.OfferedPurposes;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.licensing.OfferClosed;
import org.codexfield.licensing.OfferMade;
import org.codexfield.licensing.OfferRevised;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.LicensedPurposes;

/** Tells the catalogue for which purposes a capsule can be had, whenever an offer changes. */
@ApplicationScoped
class ListOfferedPurposes {

    @Inject Offers offers;
    @Inject LicensingViews views;
    @Inject OfferedPurposes listed;

    void on(@Observes OfferMade fact) {
        list(fact.offer().capsule());
    }

    void on(@Observes OfferRevised fact) {
        list(fact.offer().capsule());
    }

    void on(@Observes OfferClosed fact) {
        list(fact.offer().capsule());
    }

    /** All open offers together: one that is closed may leave another that is not. */
    void list(CapsuleName capsule) {
        offers.flush();
        var purposes = new TreeSet<String>();
        views.offered(capsule)
                .forEach(
                        offer ->
                                purposes.addAll(
                                        LicensedPurposes.of(LicenceText.parse(offer.licence()))));
        listed.replace(capsule, purposes);
    }
}
