package org.codexfield.licensing.service;

import java.io.IOException;
import java.io.OutputStream;
import org.codexfield.capsules.Contents;

/** The bytes of a file, to be given out once; each block is checked before it is. */
public final class AttachmentBytes implements AutoCloseable {

    private final AttachmentView file;
    private final Contents.Opened opened;

    AttachmentBytes(AttachmentView file, Contents.Opened opened) {
        this.file = file;
        this.opened = opened;
    }

    /** The file. */
    public AttachmentView file() {
        return file;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException if nobody takes it
     * @throws org.codexfield.shared.DomainException if a block is altered
     */
    public void copyTo(OutputStream to) throws IOException {
        opened.copyTo(to);
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
