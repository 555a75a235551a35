package org.codexfield.licensing.model;

/**
 * How many bytes one more file may have.
 *
 * @param fileBytes the most that a file in its place may have
 * @param restBytes what the other files of the request leave
 * @param requestBytes the most that all may have together
 */
public record AttachmentRoom(long fileBytes, long restBytes, long requestBytes) {

    /**
     * Goes on only if so many bytes have room; asked again and again while they arrive.
     *
     * @throws AttachmentIsTooLarge if one file may not have so many
     * @throws AttachmentsAreTooLarge if all together may not
     */
    public void require(long sizeBytes) {
        if (sizeBytes > fileBytes) {
            throw new AttachmentIsTooLarge(fileBytes);
        }
        if (sizeBytes > restBytes) {
            throw new AttachmentsAreTooLarge(requestBytes);
        }
    }
}
