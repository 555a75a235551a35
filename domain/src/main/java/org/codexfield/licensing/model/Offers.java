package org.codexfield.licensing.model;

import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.licensing.OfferId;

/** The offers that are kept, with every revision that there was. */
public interface Offers {

    /** Keeps a new one. */
    void add(Offer offer);

    /** The offer, or {@link OfferIsUnknown}. */
    Offer get(OfferId id);

    /** The capsule's offer of this name, if there is one. */
    Optional<Offer> find(CapsuleName capsule, String name);

    /** Writes what was changed, so that a reading sees it. */
    void flush();

    /** How many the capsule has. */
    long count(CapsuleName capsule);

    /** Keeps what an offer demands from now on. */
    void keep(OfferTerms terms, LicenceTerms licence);

    /** What an offer demanded at a revision. */
    OfferTerms terms(OfferId id, int revision);
}
