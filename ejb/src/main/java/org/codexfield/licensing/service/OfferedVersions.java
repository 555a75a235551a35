package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.model.NothingIsPublished;
import org.codexfield.licensing.model.ProviderSignsElsewhere;
import org.codexfield.licensing.model.VersionIsNotPublished;
import org.jspecify.annotations.Nullable;

/** Finds the versions that a provider can offer. */
@Dependent
class OfferedVersions {

    @Inject SealedVersions sealed;
    @Inject DocumentSigner signer;

    /** What is published of the organisation's capsule, the highest number first. */
    List<OfferedVersion> published(CapsuleName capsule, OrganisationId provider) {
        return sealed.published(capsule).stream()
                .filter(version -> version.owner().equals(provider))
                .map(version -> new OfferedVersion(version.number(), version.manifestDigest()))
                .toList();
    }

    /**
     * The versions of these numbers, or all.
     *
     * @throws NothingIsPublished if the organisation has nothing published under this name
     * @throws VersionIsNotPublished if one of them is not published
     * @throws ProviderSignsElsewhere if nothing that is granted could ever be used
     */
    List<OfferedVersion> chosen(
            CapsuleName capsule, OrganisationId provider, @Nullable Set<String> numbers) {
        if (!signer.signsAlone(provider)) {
            throw new ProviderSignsElsewhere();
        }
        var published = published(capsule, provider);
        if (published.isEmpty()) {
            throw new NothingIsPublished(capsule);
        }
        return numbers == null
                ? published
                : numbers.stream().map(number -> one(published, number)).toList();
    }

    private static OfferedVersion one(List<OfferedVersion> published, String number) {
        var wanted = new VersionNumber(number);
        return published.stream()
                .filter(version -> version.number().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new VersionIsNotPublished(number));
    }
}
