package org.codexfield.licensing.model;

import java.util.Comparator;
import java.util.List;
import org.codexfield.identity.AccountId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.shared.Digest;

/**
 * What an offer demanded at one revision; never changes.
 *
 * @param revision from 1
 * @param versions the versions that it covers, the highest number first
 * @param terms the digest of the licence
 * @param author the person who wrote it; the nil UUID when nobody knows any more
 */
public record OfferTerms(
        OfferId offer,
        int revision,
        List<OfferedVersion> versions,
        Digest terms,
        RequestForm form,
        Route route,
        AccountId author) {

    /** Copies, in order. */
    public OfferTerms {
        versions =
                versions.stream()
                        .sorted(Comparator.comparing(OfferedVersion::number).reversed())
                        .toList();
    }

    /**
     * Goes on only if it covers the version of this manifest.
     *
     * @throws OfferCoversOtherVersions otherwise
     */
    public void requireCovers(Digest manifest) {
        if (versions.stream().noneMatch(one -> one.manifestDigest().equals(manifest))) {
            throw new OfferCoversOtherVersions(versions);
        }
    }

    List<Digest> manifests() {
        return versions.stream().map(OfferedVersion::manifestDigest).toList();
    }

    Digest formDigest() {
        return OfferJson.digest(OfferJson.write(form));
    }

    Digest routeDigest() {
        return OfferJson.digest(OfferJson.write(route));
    }
}
