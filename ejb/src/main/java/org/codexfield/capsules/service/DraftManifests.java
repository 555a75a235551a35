package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.DraftPart;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.model.LineageTotals;
import org.codexfield.capsules.model.ParentIsTheVersionItself;
import org.codexfield.capsules.model.PartsAreMissing;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestHead;

/** What sealing a draft would sign. */
@Dependent
class DraftManifests {

    @Inject DraftParts parts;
    @Inject Ancestry ancestry;

    /** A manifest and what its ancestors add up to. */
    record Prepared(Manifest manifest, LineageTotals totals) {
        String text() {
            return new String(manifest.bytes(), UTF_8);
        }
    }

    /**
     * The manifest of a draft as it is now.
     *
     * @throws org.codexfield.shared.DomainException if the draft could not be sealed
     */
    Prepared of(Capsule capsule, CapsuleVersion draft) {
        var documentation = draft.documentation();
        var contained = parts.all(draft.id()).stream().map(DraftPart::part).toList();
        if (contained.isEmpty()) {
            throw new PartsAreMissing();
        }
        var checked = ancestry.check(draft.parents(), capsule.owner());
        var head =
                new ManifestHead(
                        capsule.name(),
                        draft.number(),
                        capsule.kind(),
                        capsule.creator(),
                        draft.protocol());
        var manifest = new Manifest(head, documentation, contained, checked.parents());
        var digest = manifest.digest();
        if (checked.parents().stream().anyMatch(p -> p.manifestDigest().equals(digest))) {
            throw new ParentIsTheVersionItself(digest);
        }
        return new Prepared(manifest, checked.totals());
    }
}
