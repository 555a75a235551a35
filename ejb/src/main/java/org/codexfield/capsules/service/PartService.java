package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.ContentDigestDoesNotMatch;
import org.codexfield.capsules.model.ContentIsTooLarge;
import org.codexfield.capsules.model.ContentQuotaIsUsedUp;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.capsules.model.DraftPart;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.model.PartIsUnknown;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.config.Settings;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/**
 * The bytes of parts. They stream between caller and store outside of any transaction, which would
 * end before a large part does; what is kept is written down afterwards.
 */
@Stateless
public class PartService {

    private static final long MIB = 1024L * 1024;

    @Inject CapsuleAccess access;
    @Inject CapsulePermit permit;
    @Inject PartRegistry registry;
    @Inject ContentStore store;
    @Inject DraftParts drafts;
    @Inject Seals seals;
    @Inject Settings settings;

    /**
     * What was put in.
     *
     * @param part the part
     * @param created whether there was none of this name before
     */
    public record Stored(PartView part, boolean created) {}

    /**
     * Puts a part into a draft, or replaces it.
     *
     * @throws IOException if the bytes do not all arrive
     * @throws ContentDigestDoesNotMatch if others arrived than were announced; they are not kept
     * @throws ContentQuotaIsUsedUp if the organisation has no room for them
     */
    @RolesAllowed("publisher")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Stored put(
            CapsuleName name, VersionNumber number, PartPath path, String mediaType, Upload upload)
            throws IOException {
        ManifestPart.requireMediaType(mediaType);
        long room = registry.roomFor(name, number, path);
        var content =
                keep(
                        upload,
                        room,
                        arrived -> {
                            upload.requireDigest(arrived.sha256());
                            registry.admit(name, number, path, arrived);
                        });
        var part = new ManifestPart(path, mediaType, content);
        return new Stored(PartView.of(part), registry.put(name, number, part));
    }

    /** No more arrives than the organisation may keep besides. */
    private BlockTree keep(Upload upload, long room, ContentStore.Admission admission)
            throws IOException {
        long most = settings.content().partMib() * MIB;
        try {
            return store.put(upload.content(), Math.min(most, room), admission);
        } catch (ContentIsTooLarge e) {
            throw room < most
                    ? new ContentQuotaIsUsedUp(settings.content().organisationMib() * MIB)
                    : e;
        }
    }

    /**
     * Bytes that arrive.
     *
     * @param announced the digest that the sender says they have, if any
     */
    public record Upload(InputStream content, Optional<Digest> announced) {
        private void requireDigest(Digest received) {
            if (announced.filter(digest -> !digest.equals(received)).isPresent()) {
                throw new ContentDigestDoesNotMatch(received);
            }
        }
    }

    /** Takes a part out of a draft. */
    @RolesAllowed("publisher")
    public void remove(CapsuleName name, VersionNumber number, PartPath path) {
        registry.remove(name, number, path);
    }

    /**
     * A part whose bytes the caller may have; {@link #open} gives them.
     *
     * @throws PartIsUnknown if the version has no such part
     */
    @PermitAll
    public ManifestPart find(CapsuleName name, VersionNumber number, PartPath path) {
        var version = access.visible(name, number);
        permit.require(CapsuleCommand.READ_PARTS, version.owner());
        CapsuleCommand.READ_PARTS.requireState(version.status());
        var part =
                CapsuleAccess.isDraft(version)
                        ? drafts.find(version.id(), path).map(DraftPart::part)
                        : seals.part(version.id(), path);
        return part.orElseThrow(() -> new PartIsUnknown(path));
    }

    /** Opens a range of a part's bytes; the first block is checked already. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PartBytes open(
            CapsuleName name, VersionNumber number, PartPath path, long from, long sizeBytes) {
        var content = find(name, number, path).content();
        return new PartBytes(store.open(content, from, sizeBytes));
    }
}
