package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.KnownOrganisation;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.ConsumerIsSuspended;
import org.codexfield.licensing.model.ProviderIsSuspended;
import org.codexfield.licensing.model.VersionIsWithdrawn;
import org.codexfield.shared.Digest;

/**
 * What whatever is granted stands on: both organisations take part, and the version is published.
 * Whatever takes access away asks for neither.
 */
@Dependent
class RequestGround {

    @Inject OrganisationDirectory organisations;
    @Inject SealedVersions versions;

    /**
     * Goes on only while both take part.
     *
     * @throws ProviderIsSuspended if the one does not
     * @throws ConsumerIsSuspended if the other does not
     */
    void requireActive(OrganisationId provider, OrganisationId consumer) {
        var offers = known(provider);
        if (!offers.active()) {
            throw new ProviderIsSuspended(offers.name());
        }
        var asks = known(consumer);
        if (!asks.active()) {
            throw new ConsumerIsSuspended(asks.name());
        }
    }

    /** The same of a request. */
    void requireActive(AccessRequest request) {
        requireActive(request.provider(), request.consumer());
    }

    /**
     * Goes on only while the version is published.
     *
     * @throws VersionIsWithdrawn otherwise
     */
    void requirePublished(CapsuleName capsule, Digest manifest) {
        boolean published =
                versions.find(manifest)
                        .filter(version -> version.status() == VersionStatus.PUBLISHED)
                        .isPresent();
        if (!published) {
            throw new VersionIsWithdrawn(capsule.toString());
        }
    }

    /** An organisation that takes part or did. */
    KnownOrganisation known(OrganisationId id) {
        return organisations
                .find(id)
                .orElseThrow(() -> new IllegalStateException("Its people act, so it takes part"));
    }
}
