package org.codexfield.metering.web;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** A call's body on its way to a node: none, a small one that is kept, or one that streams. */
interface CallBody {

    /** The largest body that is kept, so that it can be sent to another node. */
    int MAX_KEPT_BYTES = 64 * 1024;

    /** What is sent. */
    BodyPublisher publisher();

    /** Whether it can be sent, again if need be. */
    boolean canBeSent();

    /** Whether the node waits for the client. */
    boolean isAwaited();

    /** Whether all of it has come from the client. */
    boolean hasCome();

    /** A body that is at hand. */
    static CallBody of(byte[] bytes) {
        return new CallBody() {
            @Override
            public BodyPublisher publisher() {
                return bytes.length == 0
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(bytes);
            }

            @Override
            public boolean canBeSent() {
                return true;
            }

            @Override
            public boolean isAwaited() {
                return false;
            }

            @Override
            public boolean hasCome() {
                return true;
            }
        };
    }

    /**
     * A body that streams.
     *
     * @param sizeBytes its length; negative if it is not known
     */
    static CallBody of(StreamedBody stream, ClientBody from, long sizeBytes) {
        return new CallBody() {
            @Override
            public BodyPublisher publisher() {
                return sizeBytes < 0
                        ? BodyPublishers.fromPublisher(stream)
                        : BodyPublishers.fromPublisher(stream, sizeBytes);
            }

            @Override
            public boolean canBeSent() {
                return !stream.hasBegun();
            }

            @Override
            public boolean isAwaited() {
                return stream.isAwaited();
            }

            @Override
            public boolean hasCome() {
                return from.isOver();
            }
        };
    }
}
