package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.codexfield.config.Settings;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Attachment;
import org.codexfield.licensing.model.AttachmentLimits;
import org.codexfield.licensing.model.AttachmentQuotaIsUsedUp;
import org.codexfield.licensing.model.AttachmentRoom;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.OfferTerms;
import org.codexfield.licensing.model.Offers;

/** Writes down which files a request has, each in a short transaction of its own. */
@Stateless
@RolesAllowed("requester")
public class AttachmentRegistry {

    private static final long MIB = 1024L * 1024;

    @Inject RequestAccess access;
    @Inject AccessRequests requests;
    @Inject Offers offers;
    @Inject RequestJournal journal;
    @Inject LicensingPermit permit;
    @Inject Settings settings;

    /** How large a file may be in this place: asked before its bytes are taken. */
    public AttachmentRoom roomFor(AccessRequestId id, AttachmentPlace place) {
        var request = access.visible(id);
        var by = permit.require(LicensingCommand.ATTACH_FILE, request.consumer());
        requireQuota(request, 0);
        return request.roomFor(place, terms(request), limits(), by.account());
    }

    /** Attaches a file whose content is kept, in the place of what it replaces. */
    public void attach(AccessRequestId id, Attachment file) {
        access.visible(id);
        var request = requests.lock(id);
        var by = permit.require(LicensingCommand.ATTACH_FILE, request.consumer());
        requireQuota(request, file.content().sizeBytes());
        journal.tell(request.attach(file, terms(request), limits(), by.account()));
        nameContents(request);
    }

    /** Takes a file out. */
    public void detach(AccessRequestId id, AttachmentName name) {
        access.visible(id);
        var request = requests.lock(id);
        var by = permit.require(LicensingCommand.DETACH_FILE, request.consumer());
        journal.tell(request.detach(name, by.account()));
        nameContents(request);
    }

    private void nameContents(AccessRequest request) {
        requests.nameContents(
                request.id(),
                request.content().attachments().all().stream()
                        .map(file -> file.content().sha256())
                        .collect(Collectors.toSet()));
    }

    private AttachmentLimits limits() {
        return limits(settings);
    }

    static AttachmentLimits limits(Settings settings) {
        var content = settings.content();
        return new AttachmentLimits(content.attachmentMib() * MIB, content.requestMib() * MIB);
    }

    private OfferTerms terms(AccessRequest request) {
        return offers.terms(request.offer(), request.offerRevision());
    }

    private void requireQuota(AccessRequest request, long sizeBytes) {
        long most = settings.content().organisationMib() * MIB;
        if (requests.attachedBytes(request.consumer()) + sizeBytes > most) {
            throw new AttachmentQuotaIsUsedUp(most);
        }
    }
}
