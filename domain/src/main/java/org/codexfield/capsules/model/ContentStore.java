package org.codexfield.capsules.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/**
 * Port: keeps content by its digest, equal content once. Bytes stream both ways; one block at a
 * time is in memory. It takes part in no transaction: content is kept before anything names it.
 */
public interface ContentStore {

    /**
     * Keeps content. When this returns, it survives a crash; when it throws, nothing is kept.
     *
     * @param content read to its end, not closed
     * @param mostBytes more is refused
     * @param admission asked when all has arrived; what it refuses is not kept
     * @return what the content consists of
     * @throws IOException if the content cannot be read to its end
     * @throws ContentIsTooLarge if there is more
     * @throws ContentStoreIsFull if there is no room
     * @throws ContentStoreFailed if it cannot be written
     */
    BlockTree put(InputStream content, long mostBytes, Admission admission) throws IOException;

    /** Keeps whatever arrives. */
    default BlockTree put(InputStream content, long mostBytes) throws IOException {
        return put(content, mostBytes, any -> {});
    }

    /**
     * Removes content. Whoever calls has made sure that nobody puts the same meanwhile.
     *
     * @return whether it was there
     * @throws ContentStoreFailed if it cannot be removed
     */
    boolean remove(Digest sha256);

    /** Decides whether content that has arrived is kept. */
    @FunctionalInterface
    interface Admission {

        /** Returns if it is to be kept, and throws a refusal otherwise. */
        void admit(BlockTree content);
    }

    /**
     * Opens a range of kept content. Its first block is checked already, each other one is before
     * any of its bytes is given.
     *
     * @param from the first byte, at least 0
     * @param sizeBytes how many, to the content's end at most
     * @throws ContentIsMissing if it is not there
     * @throws ContentIsAltered if it is not what it was
     */
    Opened open(BlockTree content, long from, long sizeBytes);

    /** A range of content that can be given out once. */
    interface Opened extends AutoCloseable {

        /**
         * Writes the range.
         *
         * @throws IOException if nobody takes it
         * @throws ContentIsAltered if a block is not what it was; all before it was given
         */
        void copyTo(OutputStream to) throws IOException;

        @Override
        void close() throws IOException;
    }
}
