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
import org.codexfield.capsules.model.ContentRegister;
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
import org.codexfield.evidence.verify.BlockTree;

/** Writes down which parts a draft has, each in a short transaction of its own. */
@Stateless
@RolesAllowed("publisher")
public class PartRegistry {

    private static final long MIB = 1024L * 1024;

    @Inject CapsuleAccess access;
    @Inject DraftParts parts;
    @Inject ContentRegister contents;
    @Inject Settings settings;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Goes on only if the part could be put in: asked before its bytes are taken.
     *
     * @return how many bytes the organisation may keep besides
     */
    public long roomFor(CapsuleName name, VersionNumber number, PartPath path) {
        var capsule = access.toChange(CapsuleCommand.PUT_PART, name);
        return requirePlace(capsule, access.existing(capsule, number), path, 0);
    }

    /**
     * Goes on only if the part can be put in: asked before its bytes, which have all arrived, are
     * kept. That they are is written down, so that they are found if nothing names them.
     */
    public void admit(CapsuleName name, VersionNumber number, PartPath path, BlockTree content) {
        var capsule = access.toChange(CapsuleCommand.PUT_PART, name);
        requirePlace(capsule, access.existing(capsule, number), path, content.sizeBytes());
        contents.keep(content.sha256(), clock.instant());
    }

    /**
     * Puts a part in whose content is kept, or replaces it.
     *
     * @return whether there was none of this name before
     */
    public boolean put(CapsuleName name, VersionNumber number, ManifestPart part) {
        var capsule = access.toChange(CapsuleCommand.PUT_PART, name);
        // what other drafts of the organisation get at the same time counts too
        contents.lockQuota(capsule.owner());
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

    private long requirePlace(
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
        long room = most - parts.keptBytes(capsule.owner());
        if (sizeBytes > room) {
            throw new ContentQuotaIsUsedUp(most);
        }
        return room;
    }
}
