package org.codexfield.capsules.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.capsules.PartId;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.ContentQuotaIsUsedUp;
import org.codexfield.capsules.model.DraftPart;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.model.PartIsUnknown;
import org.codexfield.capsules.model.PartNamesCollide;
import org.codexfield.capsules.model.TooManyOf;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Fact;

/** Writes down which parts a draft has, each in a short transaction of its own. */
@Stateless
@RolesAllowed("publisher")
public class PartRegistry {

    private static final long MIB = 1024L * 1024;

    @Inject CapsuleAccess access;
    @Inject DraftParts parts;
    @Inject Settings settings;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** Goes on only if the part could be put in: asked before its bytes are taken. */
    public void requirePlace(CapsuleName name, VersionNumber number, PartPath path) {
        var capsule = access.toChange(CapsuleCommand.PUT_PART, name);
        requirePlace(capsule, access.existing(capsule, number), path, 0);
    }

    /**
     * Puts a part in whose content is kept, or replaces it.
     *
     * @return whether there was none of this name before
     */
    public boolean put(CapsuleName name, VersionNumber number, ManifestPart part) {
        var capsule = access.toChange(CapsuleCommand.PUT_PART, name);
        var draft = access.locked(capsule, number);
        requirePlace(capsule, draft, part.path(), part.content().sizeBytes());
        var before = parts.find(draft.id(), part.path());
        var id = before.map(DraftPart::id).orElseGet(() -> PartId.next(clock.instant()));
        var stored = new DraftPart(id, draft.id(), part);
        parts.put(stored);
        facts.fire(
                before.map(old -> stored.stored(draft.owner(), old))
                        .orElseGet(() -> stored.stored(draft.owner())));
        return before.isEmpty();
    }

    /** Takes a part out of a draft. */
    public void remove(CapsuleName name, VersionNumber number, PartPath path) {
        var capsule = access.toChange(CapsuleCommand.REMOVE_PART, name);
        var draft = access.locked(capsule, number);
        draft.requireOpen(CapsuleCommand.REMOVE_PART);
        var part = parts.find(draft.id(), path).orElseThrow(() -> new PartIsUnknown(path));
        parts.remove(part);
        facts.fire(part.removed(draft.owner()));
    }

    private void requirePlace(
            Capsule capsule, CapsuleVersion draft, PartPath path, long sizeBytes) {
        draft.requireOpen(CapsuleCommand.PUT_PART);
        parts.inTheWayOf(draft.id(), path)
                .ifPresent(
                        other -> {
                            throw new PartNamesCollide(path, other);
                        });
        if (parts.count(draft.id()) >= Manifest.MAX_PARTS
                && parts.find(draft.id(), path).isEmpty()) {
            throw new TooManyOf("parts", Manifest.MAX_PARTS);
        }
        long most = settings.content().organisationMib() * MIB;
        if (parts.keptBytes(capsule.owner()) + sizeBytes > most) {
            throw new ContentQuotaIsUsedUp(most);
        }
    }
}
