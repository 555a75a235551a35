package org.codexfield.licensing;

import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.PartPathIsUnsafe;

/**
 * The name of a file that is attached to a request: what the name of a part may be, without
 * folders.
 *
 * @param value 1 to 255 bytes of UTF-8 in normal form C, for example {@code ethics-vote.pdf}
 */
public record AttachmentName(String value) implements Comparable<AttachmentName> {

    /**
     * @throws AttachmentNameIsUnsafe saying which rule it breaks
     */
    public AttachmentName {
        path(value);
        if (value.contains("/")) {
            throw new AttachmentNameIsUnsafe("it must name no folder");
        }
    }

    /** The form in which two names that some systems take for the same file are equal. */
    public String folded() {
        return path(value).folded();
    }

    @Override
    public int compareTo(AttachmentName other) {
        return path(value).compareTo(path(other.value));
    }

    @Override
    public String toString() {
        return value;
    }

    private static PartPath path(String value) {
        try {
            return new PartPath(value);
        } catch (PartPathIsUnsafe e) {
            throw new AttachmentNameIsUnsafe(e.arguments().getOrDefault("why", ""));
        }
    }
}
