package org.codexfield.licensing.service;

import java.util.List;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.shared.Digest;

/**
 * An offer with all it demands.
 *
 * @param licence the text of the licence
 * @param versions what it covers, the highest number first
 */
public record OfferView(
        OfferRow offer, String licence, RequestForm form, Route route, List<Version> versions) {

    /** A version of the capsule. */
    public record Version(String number, Digest manifestDigest) {

        static Version of(OfferedVersion version) {
            return new Version(version.number().value(), version.manifestDigest());
        }
    }
}
