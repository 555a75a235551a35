package org.codexfield.licensing;

import org.codexfield.capsules.verify.ManifestPart;

/**
 * As what a file is attached to a request.
 *
 * @param name its name within the request
 * @param field the key of the question that it answers; empty when it answers none
 * @param mediaType {@code type/subtype} in lower case without parameters, as its sender says
 */
public record AttachmentPlace(AttachmentName name, String field, String mediaType) {

    /**
     * @throws org.codexfield.capsules.verify.MediaTypeIsUnacceptable if the media type is none
     */
    public AttachmentPlace {
        ManifestPart.requireMediaType(mediaType);
    }
}
