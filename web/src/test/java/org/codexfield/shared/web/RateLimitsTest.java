package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.codexfield.config.Settings;
import org.codexfield.shared.web.RateLimits.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits =
            new RateLimits(
                    new Settings.Limits(10, 5, 2, 2),
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return nanos.get();
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });

    @Test
    void asManyAsAllowed_goOn_andNoneMore() {
        for (int left = 4; left >= 0; left--) {
            var decision = limits.count(Sort.ANONYMOUS, "192.0.2.1");
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.remaining()).isEqualTo(left);
        }
        var refused = limits.count(Sort.ANONYMOUS, "192.0.2.1");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.waitSeconds()).isBetween(12L, 13L);
        assertThat(refused.policy()).isEqualTo(5);
    }

    @Test
    void whoeverWaitsAsTold_goesOn() {
        limits.count(Sort.LOGIN, "192.0.2.1");
        limits.count(Sort.LOGIN, "192.0.2.1");
        long wait = limits.count(Sort.LOGIN, "192.0.2.1").waitSeconds();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(wait - 2));
        assertThat(limits.count(Sort.LOGIN, "192.0.2.1").allowed()).isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(limits.count(Sort.LOGIN, "192.0.2.1").allowed()).isTrue();
    }

    @Test
    void callersAndSorts_doNotShare() {
        limits.count(Sort.LOGIN, "192.0.2.1");
        limits.count(Sort.LOGIN, "192.0.2.1");
        assertThat(limits.count(Sort.LOGIN, "192.0.2.1").allowed()).isFalse();
        assertThat(limits.count(Sort.LOGIN, "192.0.2.2").allowed()).isTrue();
        assertThat(limits.count(Sort.GATEWAY, "192.0.2.1").allowed()).isTrue();
        assertThat(limits.count(Sort.ANONYMOUS, "192.0.2.1").allowed()).isTrue();
    }

    @Test
    void whoCallsMoreOften_isRemembered_whenManyCall() {
        limits.count(Sort.LOGIN, "old");
        limits.count(Sort.LOGIN, "busy");
        limits.count(Sort.LOGIN, "busy");
        for (int i = 0; i < RateLimits.MAX_CALLERS - 1; i++) {
            limits.count(Sort.ANONYMOUS, "caller " + i);
        }
        assertThat(limits.count(Sort.LOGIN, "busy").allowed()).isFalse();
        assertThat(limits.count(Sort.LOGIN, "old").remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:0DB8:0001:0002::1, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0::/64",
        "::1, 0:0:0:0::/64",
        "0:0:0:0:0:0:0:1, 0:0:0:0::/64",
        "::ffff:192.0.2.7, ::ffff:192.0.2.7",
    })
    void anAddress_countsByItsNetwork(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }

    @Test
    void oneRequest_isOneAttempt_howeverOftenItIsAskedAbout() {
        var first = aRequest("192.0.2.9");
        assertThat(limits.countAttempt(first).remaining()).isOne();
        assertThat(limits.countAttempt(first).remaining()).isOne();

        assertThat(limits.countAttempt(aRequest("192.0.2.9")).remaining()).isZero();
        var third = aRequest("192.0.2.9");
        assertThat(limits.countAttempt(third).allowed()).isFalse();
        assertThat(limits.countAttempt(third).allowed()).isFalse();
    }

    private static HttpServletRequest aRequest(String address) {
        var attributes = new HashMap<String, Object>();
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        RateLimitsTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getRemoteAddr" -> address;
                                    case "getAttribute" -> attributes.get((String) arguments[0]);
                                    case "setAttribute" -> {
                                        attributes.put((String) arguments[0], arguments[1]);
                                        yield null;
                                    }
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }
}
