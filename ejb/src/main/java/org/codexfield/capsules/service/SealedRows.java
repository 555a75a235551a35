package org.codexfield.capsules.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.model.Seal;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.VersionIsNotSealed;

/** Moves a version from where it can be changed to where it cannot. */
@Dependent
class SealedRows {

    @Inject Seals seals;
    @Inject DraftParts drafts;

    void keep(Seal seal) {
        seals.add(seal);
        // before the version is written: the database refuses to touch the parts of a sealed one
        drafts.removeAll(seal.version());
    }

    Seals.SealedManifest get(CapsuleVersionId version) {
        return seals.find(version).orElseThrow(VersionIsNotSealed::new);
    }
}
