package org.codexfield.licensing.model;

/**
 * How much may be attached to one request.
 *
 * @param fileBytes the most that one file may have
 * @param requestBytes the most that all of them may have together
 */
public record AttachmentLimits(long fileBytes, long requestBytes) {

    /** The most files of one request. */
    public static final int MAX_COUNT = 20;
}
