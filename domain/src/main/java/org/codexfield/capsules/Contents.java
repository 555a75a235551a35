package org.codexfield.capsules;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/**
 * Keeps content for the contexts above, in the store that parts of capsules are kept in: by its
 * digest, equal content once, one block at a time in memory. Whoever keeps something names it in
 * tables of their own, claims it as {@link ContentClaims} asks, and bounds what they read from;
 * this takes part in no transaction.
 */
public interface Contents {

    /**
     * Keeps content. When this returns, it survives a crash; when it throws, nothing is kept.
     *
     * @param content read to its end, not closed; a refusal that it throws is passed on
     * @param announced the digest that the sender says it has, if any
     * @throws IOException if the content cannot be read to its end
     * @throws org.codexfield.shared.DomainException if there is no room, or other bytes arrived
     *     than were announced
     */
    BlockTree keep(InputStream content, Optional<Digest> announced) throws IOException;

    /**
     * Opens kept content. Its first block is checked already, each other one is before any of its
     * bytes is given.
     *
     * @throws org.codexfield.shared.DomainException if it is missing or altered
     */
    default Opened open(BlockTree content) {
        return open(content, 0, content.sizeBytes());
    }

    /**
     * Opens a range of kept content, checked in the same way.
     *
     * @param from the first byte, at least 0
     * @param sizeBytes how many, to the content's end at most
     * @throws org.codexfield.shared.DomainException if it is missing or altered
     */
    Opened open(BlockTree content, long from, long sizeBytes);

    /** Content that can be given out once. */
    interface Opened extends AutoCloseable {

        /**
         * Writes all of it.
         *
         * @throws IOException if nobody takes it
         * @throws org.codexfield.shared.DomainException if a block is altered; all before it was
         *     given
         */
        void copyTo(OutputStream to) throws IOException;

        @Override
        void close() throws IOException;
    }
}
