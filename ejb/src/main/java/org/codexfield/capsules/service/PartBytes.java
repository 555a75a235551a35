package org.codexfield.capsules.service;

import java.io.IOException;
import java.io.OutputStream;
import org.codexfield.capsules.model.ContentStore;

/** A range of a part's bytes that can be given out once; each block is checked before it is. */
public final class PartBytes implements AutoCloseable {

    private final ContentStore.Opened opened;

    PartBytes(ContentStore.Opened opened) {
        this.opened = opened;
    }

    /**
     * Writes the range.
     *
     * @throws IOException if nobody takes it
     * @throws org.codexfield.capsules.model.ContentIsAltered if a block is not what it was
     */
    public void copyTo(OutputStream to) throws IOException {
        opened.copyTo(to);
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
