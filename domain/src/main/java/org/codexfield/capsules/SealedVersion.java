package org.codexfield.capsules;

import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * A sealed version as other contexts see it.
 *
 * @param id its identifier
 * @param owner the organisation that it belongs to
 * @param capsule the capsule's name
 * @param number the version's number
 * @param kind what it holds
 * @param title its title
 * @param manifestDigest its name in every document
 * @param status where it stands; never a draft
 */
public record SealedVersion(
        CapsuleVersionId id,
        OrganisationId owner,
        CapsuleName capsule,
        VersionNumber number,
        CapsuleKind kind,
        String title,
        Digest manifestDigest,
        VersionStatus status) {}
