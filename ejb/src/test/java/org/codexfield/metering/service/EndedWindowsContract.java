package org.codexfield.metering.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.codexfield.metering.verify.Outcome;
import org.junit.jupiter.api.Test;

/** What gateways hold of windows that are over goes back, whole, whoever comes late. */
abstract class EndedWindowsContract extends TwoGateways {

    @Test
    void windowsThatAreOver_leaveNoLease() throws Exception {
        var quota = quota(16);
        durable(one.call(quota).orElseThrow());
        assertThat(leased(quota)).isPositive();
        clock.pass(Duration.between(NOON, quota.end()).plusMinutes(2));

        one.quotas.forgetEnded();

        assertThat(leased(quota)).isZero();
    }

    @Test
    void aCallThatComesLate_keepsItsPermit_thoughItsWindowIsForgotten() throws Exception {
        var quota = quota(16);
        durable(one.call(quota).orElseThrow());
        var run = one.own.get();
        var late = new CompletableFuture<Quotas.Hold>();
        one.beforeLeasesEnd.set(
                () -> late.completeAsync(() -> one.quotas.reserve(List.of(quota)).hold()));
        clock.pass(Duration.between(NOON, quota.end()).plusMinutes(2));

        one.quotas.forgetEnded();

        var hold = late.get(10, SECONDS);
        durable(one.writer.write(one.draft(quota, hold, Outcome.SERVED)));
        assertThat(one.own.get()).isEqualTo(run);
        assertThat(spent(quota)).isEqualTo(2);
        one.quotas.forgetEnded();
        assertThat(leased(quota)).isZero();
    }

    @Test
    void whenPermitsCannotBeGivenBack_noneIsLost() throws Exception {
        var quota = quota(16);
        durable(one.call(quota).orElseThrow());
        clock.pass(Duration.between(NOON, quota.end()).plusMinutes(2));
        one.failReturns.set(1);
        assertThatThrownBy(() -> one.quotas.forgetEnded())
                .isInstanceOf(IllegalStateException.class);

        assertThat(servedInAll(quota)).isEqualTo(15);
    }
}
