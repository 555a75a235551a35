package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.codexfield.capsules.Contents;
import org.codexfield.config.Settings;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Attachment;
import org.codexfield.licensing.model.AttachmentIsUnknown;
import org.codexfield.licensing.model.AttachmentLimits;
import org.codexfield.licensing.model.RequestContent;
import org.codexfield.shared.Digest;

/**
 * The files of requests. Their bytes stream between caller and store outside of any transaction,
 * which would end before a large file does; what is kept is written down afterwards.
 */
@Stateless
public class AttachmentService {

    @Inject RequestAccess access;
    @Inject AttachmentRegistry registry;
    @Inject AccessRequests requests;
    @Inject Contents contents;
    @Inject Settings settings;

    /**
     * Bytes that arrive.
     *
     * @param announced the digest that the sender says they have, if any
     */
    public record Upload(InputStream content, Optional<Digest> announced) {}

    /**
     * Attaches a file to a request, or puts another in its place.
     *
     * @throws IOException if the bytes do not all arrive
     * @throws org.codexfield.shared.DomainException if it is too large, not taken in this place, or
     *     not what was announced; then nothing changed
     */
    @RolesAllowed("requester")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AttachmentView attach(AccessRequestId id, AttachmentPlace place, Upload upload)
            throws IOException {
        var room = registry.roomFor(id, place);
        var content = contents.keep(new RoomyStream(upload.content(), room), upload.announced());
        var file = new Attachment(place, content);
        registry.attach(id, file);
        return AttachmentView.of(file);
    }

    /** Takes a file out of a request. */
    @RolesAllowed("requester")
    public void detach(AccessRequestId id, AttachmentName name) {
        registry.detach(id, name);
    }

    /**
     * Opens a file for whoever has a part in the request: its requester and beneficiary, who
     * vouches for it, and who reviews or decides it. The first block is checked already.
     *
     * @param round as it was handed in for the n-th time, from 1; as it is now when not said
     * @throws org.codexfield.licensing.model.AccessRequestIsUnknown if the caller may not see it
     * @throws org.codexfield.licensing.model.NotPermitted if they see it and have no part in it
     * @throws AttachmentIsUnknown if it has, or had, no such file
     */
    @RolesAllowed("user")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AttachmentBytes open(AccessRequestId id, AttachmentName name, Optional<Integer> round) {
        var request = access.withFiles(id);
        var file =
                round.map(number -> requests.submission(id, number))
                        .orElseGet(() -> Optional.of(request.content()))
                        .map(RequestContent::attachments)
                        .flatMap(files -> files.find(name))
                        .orElseThrow(() -> new AttachmentIsUnknown(name));
        return new AttachmentBytes(AttachmentView.of(file), contents.open(file.content()));
    }

    /** How much may be attached. */
    @RolesAllowed("user")
    public Limits limits() {
        var limits = AttachmentRegistry.limits(settings);
        return new Limits(AttachmentLimits.MAX_COUNT, limits.fileBytes(), limits.requestBytes());
    }

    /**
     * How much may be attached to one request.
     *
     * @param count how many files
     * @param fileBytes the most that one may have
     * @param requestBytes the most that all may have together
     */
    public record Limits(int count, long fileBytes, long requestBytes) {}
}
