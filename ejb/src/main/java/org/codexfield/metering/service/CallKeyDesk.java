package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallIsUnderWay;
import org.codexfield.metering.model.CallKeyIsTaken;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.shared.Digest;

/** Keys of calls, each taken in a transaction of its own: before the call, not with its receipt. */
@Dependent
@Transactional(TxType.REQUIRES_NEW)
public class CallKeyDesk {

    @Inject CallKeys keys;
    @Inject OwnRun own;

    /**
     * Takes a key.
     *
     * @param receipt what the call gets when it is settled
     * @return the receipt of the same call, if it was settled before
     * @throws CallKeyIsTaken if it was used for another call
     * @throws CallIsUnderWay if the same call is being served
     */
    public Optional<ReceiptId> take(CallKeys.Key key, Digest payload, ReceiptId receipt) {
        var taken = keys.take(key, payload, receipt, own.get().id());
        if (taken.now()) {
            return Optional.empty();
        }
        if (!taken.payload().equals(payload)) {
            throw new CallKeyIsTaken();
        }
        return Optional.of(taken.receipt().orElseThrow(CallIsUnderWay::new));
    }

    public void release(CallKeys.Claim claim) {
        keys.release(claim);
    }
}
