package org.codexfield.metering.model;

import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.ReceiptId;
import org.codexfield.shared.Digest;

/** Port: the keys of calls that may be sent twice; each is taken once and for ever. */
public interface CallKeys {

    /** Takes a key, unless another call has it; one whose gateway is gone may be taken again. */
    Taken take(Key key, Digest payload, UUID run);

    /** Gives a key back that no receipt was written for. */
    void release(Key key, UUID run);

    /** Writes down which receipt the call of a key got, in the transaction of the receipt. */
    void answer(Key key, ReceiptId receipt);

    /**
     * A key within its source.
     *
     * @param source who sends it: a grant or a node
     */
    record Key(String source, String key) {}

    /**
     * Who has a key.
     *
     * @param now whether it was taken just now
     * @param payload the digest of the call that has it
     * @param receipt what that call got; none while it is under way
     */
    record Taken(boolean now, Digest payload, Optional<ReceiptId> receipt) {}
}
