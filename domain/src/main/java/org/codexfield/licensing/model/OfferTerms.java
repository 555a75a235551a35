package org.codexfield.licensing.model;

import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.shared.Digest;

/**
 * What an offer demanded at one revision; never changes.
 *
 * @param revision from 1
 * @param terms the digest of the licence
 */
public record OfferTerms(OfferId offer, int revision, Digest terms, RequestForm form, Route route) {

    Digest formDigest() {
        return OfferJson.digest(OfferJson.write(form));
    }

    Digest routeDigest() {
        return OfferJson.digest(OfferJson.write(route));
    }
}
