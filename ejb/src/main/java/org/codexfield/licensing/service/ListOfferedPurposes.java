package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.codexfield.capsules.CapsuleListed;
import org.codexfield.capsules.OfferedPurposes;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.licensing.OfferClosed;
import org.codexfield.licensing.OfferMade;
import org.codexfield.licensing.OfferRevised;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.LicensedPurposes;

/**
 * Tells the catalogue for which purposes a capsule can be had, whenever an offer changes or another
 * version is shown: only offers that cover that version count.
 */
@ApplicationScoped
class ListOfferedPurposes {

    @Inject Offers offers;
    @Inject LicensingViews views;
    @Inject SealedVersions versions;
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

    void on(@Observes CapsuleListed fact) {
        list(fact.capsule());
    }

    /** All open offers together: one that is closed may leave another that is not. */
    void list(CapsuleName capsule) {
        offers.flush();
        var purposes = new TreeSet<String>();
        versions.listed(capsule)
                .map(version -> views.offered(capsule, version.number()))
                .orElse(List.of())
                .forEach(
                        offer ->
                                purposes.addAll(
                                        LicensedPurposes.of(LicenceText.parse(offer.licence()))));
        listed.replace(capsule, purposes);
    }
}
