package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallIsUnderWay;
import org.codexfield.metering.model.CallKeyIsTaken;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

/** A key that a call may be sent under again costs once, whatever becomes of its gateway. */
abstract class CallKeyContract extends TwoGateways {

    @Test
    void aKey_isTakenOnce_forEver() throws Exception {
        var quota = quota(10);
        var payload = Digest.of(new byte[] {1});
        var claim = claim("order-7");
        assertThat(take(one, claim, payload)).isEmpty();
        assertThatThrownBy(() -> take(two, claim("order-7"), payload))
                .isInstanceOf(CallIsUnderWay.class);
        var hold = one.quotas.reserve(List.of(quota)).hold();
        var receipt = durable(one.writer.write(one.draft(quota, hold, claim)));

        assertThat(take(two, claim("order-7"), payload).orElseThrow().value())
                .isEqualTo(receipt.id());
        assertThatThrownBy(() -> take(two, claim("order-7"), Digest.of(new byte[] {2})))
                .isInstanceOf(CallKeyIsTaken.class);
        var elsewhere = new CallKeys.Key("grant 2", "order-7");
        assertThat(take(two, new CallKeys.Claim(elsewhere, claim.receipt()), payload)).isEmpty();
    }

    @Test
    void theKeyOfACallThatLeftNoReceipt_isFreeAgain() {
        var payload = Digest.of(new byte[] {1});
        var first = claim("order-8");
        take(one, first, payload);
        release(one, first);
        var second = claim("order-8");
        assertThat(take(two, second, payload)).isEmpty();
        die(two);

        assertThat(take(one, claim("order-8"), Digest.of(new byte[] {2}))).isEmpty();
    }

    @Test
    void aKeyIsGivenBackByTheCallThatHoldsIt_andByNoOther() {
        var payload = Digest.of(new byte[] {1});
        var first = claim("order-9");
        take(one, first, payload);
        release(one, first);
        var running = claim("order-9");
        assertThat(take(one, running, payload)).isEmpty();

        release(one, first);

        assertThatThrownBy(() -> take(one, claim("order-9"), payload))
                .isInstanceOf(CallIsUnderWay.class);
    }

    @Test
    void ofTwoCallsUnderOneKey_afterAGatewayWasThoughtDead_oneCosts() throws Exception {
        var quota = quota(10);
        var early = claim("order-10");
        take(one, early, Digest.of(new byte[] {1}));
        var earlyHold = one.quotas.reserve(List.of(quota)).hold();
        die(one);
        var late = claim("order-10");
        assertThat(take(two, late, Digest.of(new byte[] {2}))).isEmpty();

        var repeated = durable(one.writer.write(one.draft(quota, earlyHold, early)));
        var hold = two.quotas.reserve(List.of(quota)).hold();
        var served = durable(two.writer.write(two.draft(quota, hold, late)));

        assertThat(repeated.call().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(repeated.call().reason()).isEqualTo("key-was-taken-over");
        assertThat(repeated.charge().microMu()).isZero();
        assertThat(served.call().outcome()).isEqualTo(Outcome.SERVED);
        assertThat(take(one, claim("order-10"), Digest.of(new byte[] {2})).orElseThrow().value())
                .isEqualTo(served.id());
        assertThat(spent(quota)).isEqualTo(1);
    }

    private static CallKeys.Claim claim(String key) {
        return new CallKeys.Claim(new CallKeys.Key("grant 1", key), ReceiptId.next(NOON));
    }

    private Optional<ReceiptId> take(GatewayServer server, CallKeys.Claim claim, Digest payload) {
        server.own.get();
        return database.inTransaction(
                () -> server.keys.take(claim.key(), payload, claim.receipt()));
    }

    private void release(GatewayServer server, CallKeys.Claim claim) {
        database.inTransaction(() -> server.keys.release(claim));
    }
}
