package org.codexfield.metering.web;

import java.util.Arrays;

/** Keeps a small body in memory, so that it can be digested, and sent to another node again. */
final class CollectedBody implements ClientBody.Target {

    private static final int FIRST_BYTES = 4 * 1024;

    private final int mostBytes;
    private final Events events;
    private byte[] bytes;
    private int size;

    /** What becomes of it. */
    interface Events {
        /** Some of it came. */
        void moved();

        /** It is here. */
        void whole(byte[] bytes);

        /** It is larger than was allowed. */
        void tooLarge();

        /** The rest does not come. */
        void broke(Throwable failure);
    }

    /**
     * @param mostBytes how large it may be
     * @param announcedBytes how large it is said to be; negative if that is not known
     */
    CollectedBody(int mostBytes, long announcedBytes, Events events) {
        this.mostBytes = mostBytes;
        this.events = events;
        boolean known = announcedBytes >= 0 && announcedBytes <= mostBytes;
        this.bytes = new byte[known ? (int) announcedBytes : FIRST_BYTES];
    }

    @Override
    public boolean wants() {
        return size <= mostBytes;
    }

    @Override
    public void take(byte[] some) {
        events.moved();
        if (size + some.length > mostBytes) {
            size = mostBytes + 1;
            events.tooLarge();
            return;
        }
        if (size + some.length > bytes.length) {
            int larger = Math.max(size + some.length, 2 * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.min(mostBytes, larger));
        }
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    @Override
    public void ended() {
        events.whole(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    @Override
    public void broke(Throwable failure) {
        events.broke(failure);
    }
}
