package org.codexfield.licensing.service;

import java.util.List;
import org.codexfield.licensing.model.Attachment;
import org.codexfield.licensing.model.Attachments;

/**
 * A file of a request.
 *
 * @param field the key of the question that it answers; empty when it answers none
 */
public record AttachmentView(
        String name, String field, String mediaType, long sizeBytes, String sha256) {

    static AttachmentView of(Attachment file) {
        return new AttachmentView(
                file.place().name().value(),
                file.place().field(),
                file.place().mediaType(),
                file.content().sizeBytes(),
                file.content().sha256().hex());
    }

    /** The views of files, by name. */
    public static List<AttachmentView> of(Attachments files) {
        return files.all().stream().map(AttachmentView::of).toList();
    }
}
