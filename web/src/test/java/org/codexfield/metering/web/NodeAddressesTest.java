package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.service.EndpointGuard;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeAddressesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Guard guard = new Guard();
    private final NodeAddresses addresses =
            new NodeAddresses(guard, Executors.defaultThreadFactory(), nanos::get);

    /** A guard whose name service a test keeps waiting. */
    private static final class Guard extends EndpointGuard {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile CountDownLatch answers = new CountDownLatch(0);
        private volatile boolean refuses;

        @Override
        public Target resolve(NodeEndpoint endpoint) {
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (refuses) {
                throw new EndpointIsUnacceptable("a test says so");
            }
            return new Target(endpoint, new IpAddress(new byte[] {8, 8, 8, 8}));
        }
    }

    @AfterEach
    void close() {
        guard.answers.countDown();
        addresses.close();
    }

    private static LiveNode at(String endpoint) {
        var node = FakeNode.live(1);
        return new LiveNode(
                node.id(),
                URI.create(endpoint),
                node.operator(),
                node.operatorDid(),
                node.region(),
                node.capacity(),
                node.underWay(),
                node.heardAt());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void theJudgedAddress_isConnectedTo_underTlsTheName() {
        assertThat(addresses.of(at("http://node.example:8080"))).isEqualTo("http://8.8.8.8:8080");
        assertThat(addresses.of(at("https://node.example"))).isEqualTo("https://node.example:443");
    }

    @Test
    void whatWasFound_holdsForAMoment() {
        var node = at("https://node.example");
        addresses.of(node);
        addresses.of(node);
        assertThat(guard.asked).hasValue(1);
        pass(Duration.ofSeconds(6));
        addresses.of(node);
        assertThat(guard.asked).hasValue(2);
    }

    @Test
    void aRefusal_holdsForAMomentToo_andIsNotOutlivedByAnOldAddress() {
        var node = at("https://node.example");
        addresses.of(node);
        guard.refuses = true;
        pass(Duration.ofSeconds(6));
        assertThatThrownBy(() -> addresses.of(node)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> addresses.of(node)).isInstanceOf(DomainException.class);
        assertThat(guard.asked).hasValue(2);
    }

    @Test
    void aNameServiceThatHangs_isNotWaitedForLong_andOnce() {
        guard.answers = new CountDownLatch(1);
        var node = at("https://node.example");
        long begun = System.nanoTime();
        assertThatThrownBy(() -> addresses.of(node)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> addresses.of(node)).isInstanceOf(DomainException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(guard.asked).hasValue(1);

        guard.answers.countDown();
        await().until(
                        () -> {
                            pass(Duration.ofSeconds(6));
                            return addresses.of(node).equals("https://node.example:443");
                        });
    }

    @Test
    void whileTheNameServiceHangs_aJudgedAddressServes_forAMinute() {
        var node = at("http://node.example");
        addresses.of(node);
        guard.answers = new CountDownLatch(1);
        pass(Duration.ofSeconds(30));
        assertThat(addresses.of(node)).isEqualTo("http://8.8.8.8:80");
        assertThat(addresses.of(node)).isEqualTo("http://8.8.8.8:80");
        pass(Duration.ofSeconds(31));
        assertThatThrownBy(() -> addresses.of(node)).isInstanceOf(DomainException.class);
    }
}
