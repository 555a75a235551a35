package org.codexfield.metering.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.metering.ReceiptId;
import org.codexfield.shared.Digest;

/** Port: the keys of calls that may be sent twice; each is taken once and for ever. */
public interface CallKeys {

    /**
     * Takes a key, unless another call has it; one whose gateway is gone may be taken again.
     *
     * @param receipt what the call gets when it is settled: names the call that holds the key
     */
    Taken take(Key key, Digest payload, ReceiptId receipt, UUID run);

    /** Gives a key back that the call holds and no receipt was written for. */
    void release(Claim claim);

    /**
     * Writes down that the calls of these keys have their receipts, in the transaction of these.
     *
     * @return those whose call holds its key no more: another took it over
     */
    Set<Claim> answer(List<Claim> claims);

    /**
     * A key that a call holds.
     *
     * @param receipt what the call gets
     */
    record Claim(Key key, ReceiptId receipt) {}

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
