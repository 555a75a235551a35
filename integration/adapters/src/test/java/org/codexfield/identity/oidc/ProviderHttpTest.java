package org.codexfield.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.codexfield.identity.ProviderIsUnreachable;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {

    private static final int MORE = 5;

    @Test
    void aProviderThatNeverAnswers_holdsFewThreads_andThoseNotForLong() throws Exception {
        var http = new ProviderHttp();
        int calls = ProviderHttp.MAX_AT_ONCE + MORE;
        var threads = Executors.newFixedThreadPool(calls);
        try (var silent = new ServerSocket(0, calls, InetAddress.getLoopbackAddress())) {
            var address = URI.create("http://localhost:" + silent.getLocalPort() + "/keys");
            var asking = new ArrayList<Callable<Throwable>>();
            for (int i = 0; i < calls; i++) {
                asking.add(() -> catchThrowable(() -> http.document(address)));
            }
            long refused = 0;
            for (var answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).isInstanceOf(ProviderIsUnreachable.class);
                refused +=
                        String.valueOf(answer.get().getMessage()).contains("too many requests")
                                ? 1
                                : 0;
            }
            assertThat(refused).as("at once").isEqualTo(MORE);
        } finally {
            threads.shutdownNow();
        }
    }
}
