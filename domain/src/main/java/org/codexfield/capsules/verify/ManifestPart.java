package org.codexfield.capsules.verify;

import java.util.regex.Pattern;
import org.codexfield.evidence.verify.BlockTree;

/**
 * A part as the manifest has it.
 *
 * @param path its name
 * @param mediaType {@code type/subtype} in lower case, at most 127 characters, without parameters
 * @param content what it consists of
 */
public record ManifestPart(PartPath path, String mediaType, BlockTree content) {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}");

    /**
     * @throws MediaTypeIsUnacceptable if the media type is none
     */
    public ManifestPart {
        requireMediaType(mediaType);
    }

    /**
     * Goes on only with a media type that a part can have.
     *
     * @throws MediaTypeIsUnacceptable otherwise
     */
    public static void requireMediaType(String mediaType) {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new MediaTypeIsUnacceptable();
        }
    }

    /** The content's identifier. */
    public Cid cid() {
        return new Cid(content.sha256());
    }
}
