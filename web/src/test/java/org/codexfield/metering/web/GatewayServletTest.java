package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.codexfield.metering.web.GatewayRig.over;
import static org.codexfield.metering.web.GatewayRig.settled;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.shared.web.RateLimitsOfTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a place at the gateway, and what becomes of it before the call is served. */
class GatewayServletTest {

    private static final int PER_MINUTE = 10;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String NEARLY =
            FakeGateway.CREDENTIAL.substring(0, FakeGateway.CREDENTIAL.length() - 1) + "8";

    private final GatewayRig rig = new GatewayRig();
    private final FakeGateway gateway = new FakeGateway();
    private final GatewayServlet servlet =
            new GatewayServlet(
                    gateway,
                    new GatewayCredentials(RateLimitsOfTests.perMinute(PER_MINUTE), gateway),
                    rig.tools,
                    Clock.fixed(FakeCall.NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        rig.close();
    }

    private FakeClient serve(FakeClient client, String credential) throws Exception {
        servlet.service(
                client.with("Authorization", "Bearer " + credential).request(), client.response());
        return client;
    }

    private static FakeClient keyed(long sizeBytes) {
        return GatewayRig.post("v2/models/flowers/infer", sizeBytes)
                .with("Idempotency-Key", "key-1");
    }

    @Test
    void whoIsNotAuthentic_isTurnedAway_beforeAnythingIsKeptOrRead() throws Exception {
        var client = keyed(MEBIBYTE);
        client.in.send(new byte[16_000]);
        serve(client, NEARLY);

        assertThat(client.status).isEqualTo(401);
        assertThat(client.in.isRead()).isFalse();
        assertThat(rig.calls.size()).isZero();
        assertThat(gateway.admitted).isEmpty();
    }

    @Test
    void whoKeepsShowingSuchCredentials_isToldToWait() throws Exception {
        over(serve(GatewayRig.get("v2"), FakeGateway.CREDENTIAL));
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(serve(keyed(MEBIBYTE), NEARLY).status).isEqualTo(401);
        }
        assertThat(serve(keyed(MEBIBYTE), NEARLY).status).isEqualTo(429);
        over(serve(GatewayRig.get("v2"), FakeGateway.CREDENTIAL));
    }

    @Test
    void bodiesThatAreReadFirst_haveABoundTogether() throws Exception {
        var waiting = new ArrayList<FakeClient>();
        for (int i = 0; i < GatewayCalls.MAX_READ_FIRST / MEBIBYTE; i++) {
            waiting.add(serve(keyed(MEBIBYTE), FakeGateway.CREDENTIAL));
        }
        var refused = serve(keyed(MEBIBYTE), FakeGateway.CREDENTIAL);
        assertThat(refused.status).isEqualTo(503);
        assertThat(refused.body()).isEqualTo("gateway-is-busy");
        assertThat(refused.headers).containsKey("Retry-After");
        assertThat(rig.calls.size()).isEqualTo(waiting.size());

        waiting.get(0).in.breakOff();
        over(waiting.get(0));
        var taken = serve(keyed(-1), FakeGateway.CREDENTIAL);
        taken.in.send("abc".getBytes(UTF_8));
        taken.in.end();
        over(taken);
        assertThat(gateway.admitted).hasSize(1);
    }

    @Test
    void aBodyThatIsTooLarge_isRefused_beforeItIsRead() throws Exception {
        var client = serve(keyed(MEBIBYTE + 1), FakeGateway.CREDENTIAL);
        assertThat(client.status).isEqualTo(413);
        assertThat(rig.calls.size()).isZero();
    }

    @Test
    void oneConsumer_hasAQuarterOfThePlaces() throws Exception {
        var places = new ArrayList<GatewayCalls.Place>();
        for (int i = 0; i < GatewayCalls.MAX / 4; i++) {
            places.add(rig.calls.reserve(GatewayRig.CONSUMER, 0));
        }
        var refused = serve(GatewayRig.get("v2"), FakeGateway.CREDENTIAL);
        assertThat(refused.status).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("too-many-calls-at-once");
        assertThat(gateway.admitted).isEmpty();

        gateway.consumer = OrganisationId.next(FakeCall.NOW);
        over(serve(GatewayRig.get("v2"), FakeGateway.CREDENTIAL));
        gateway.consumer = GatewayRig.CONSUMER;
        places.get(0).release();
        places.get(0).release();
        over(serve(GatewayRig.get("v2"), FakeGateway.CREDENTIAL));
        assertThat(rig.calls.size()).isEqualTo(places.size() - 1);
    }

    @Test
    void aCallThatIsGivenUpDuringItsAdmission_isSettled_whenItComes() throws Exception {
        var goOn = new CountDownLatch(1);
        var call = new FakeCall(Action.INVOKE, List.of());
        gateway.admits =
                asked -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return call;
                };
        var client = serve(keyed(3), FakeGateway.CREDENTIAL);
        client.in.send("abc".getBytes(UTF_8));
        client.in.end();
        await().until(() -> !gateway.admitted.isEmpty());
        rig.pass(Duration.ofSeconds(61));
        over(client);
        assertThat(client.status).isEqualTo(408);
        assertThat(call.outcome()).isEqualTo("open");

        goOn.countDown();
        settled(call);
        assertThat(call.outcome()).isEqualTo("failed client-is-idle");
        assertThat(call.settled().charge().microMu()).isZero();
        assertThat(rig.calls.size()).isZero();
    }

    @Test
    void aCallThatCannotBegin_isSettled_andItsPlaceIsFree() throws Exception {
        var call = new FakeCall(Action.INVOKE, List.of());
        gateway.admits = asked -> call;
        var client = GatewayRig.get("v2");
        client.failsToBegin = true;

        assertThatThrownBy(() -> serve(client, FakeGateway.CREDENTIAL))
                .isInstanceOf(IllegalStateException.class);
        assertThat(call.outcome()).isEqualTo("failed call-did-not-begin");
        assertThat(rig.calls.size()).isZero();
    }

    @Test
    void aRequestThatCannotBeRead_givesItsPlaceBack() throws Exception {
        var client = keyed(3);
        client.failsToBegin = true;
        assertThatThrownBy(() -> serve(client, FakeGateway.CREDENTIAL))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rig.calls.size()).isZero();
    }

    @Test
    void aSlowBody_isNotGivenUp_asLongAsItMoves() throws Exception {
        var client = serve(keyed(6), FakeGateway.CREDENTIAL);
        client.in.send("abc".getBytes(UTF_8));
        rig.pass(Duration.ofSeconds(50));
        client.in.send("def".getBytes(UTF_8));
        rig.pass(Duration.ofSeconds(50));
        client.in.end();
        over(client);
        assertThat(client.body()).isEqualTo("no-node-serves-it");
    }
}
