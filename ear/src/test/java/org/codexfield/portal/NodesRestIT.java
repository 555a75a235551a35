package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes by REST: they join, are heard of, host and fetch. */
class NodesRestIT {

    private static final int MIB = 1024 * 1024;
    private static final Clock CLOCK = Clock.systemUTC();

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient anybody = portal.anonymous();
    private final RestClient nils =
            portal.as("nils@gridworks.example", "gridworks", "node-operator");
    private final CapsuleMaker stefan =
            new CapsuleMaker(
                    portal.as(
                            "stefan@northlight-institute.example",
                            "northlight-institute",
                            "publisher",
                            "steward"),
                    "northlight-institute");
    private final RestClient rita =
            portal.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester");
    private final Did gridworks = SignedNode.organisation(nils, "gridworks");
    private final SignedNode machine = new SignedNode(portal.address());

    private static void assertRefused(RestClient.Answer answer, int status, String code) {
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private RestClient.Answer tryRegister(RestClient by, String jws) {
        return by.tryPost("nodes", Map.of("registration", jws));
    }

    private RestClient.Answer tryBeat(UUID node, String jws) {
        return anybody.tryPost("nodes/" + node + "/heartbeats", Map.of("heartbeat", jws));
    }

    @Test
    void aNode_joins_isHeardOf_moves_andLeaves() {
        var jws = machine.registration(gridworks, "http://127.0.0.1:9", "CH");
        var joined = tryRegister(nils, jws);
        assertThat(joined.status()).isEqualTo(201);
        var id = UUID.fromString(joined.body().path("id").asText());
        assertThat(joined.body().path("state").asText()).isEqualTo("registered");
        assertThat(machine.beat(anybody, id)).isEmpty();

        var node = rita.get("nodes/" + id).body();
        assertThat(node.path("state").asText()).isEqualTo("active");
        assertThat(node.path("operatorName").asText()).isEqualTo("Gridworks Compute");
        assertThat(node.path("did").asText()).isEqualTo(machine.did().value());
        assertThat(rita.get("nodes?operator=gridworks&state=active&limit=200").body().path("items"))
                .anySatisfy(one -> assertThat(one.path("id").asText()).isEqualTo(id.toString()));

        assertRefused(tryRegister(nils, jws), 409, "registration-is-not-newer");
        var moved = tryRegister(nils, machine.registration(gridworks, "http://localhost:10", "DE"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().path("id").asText()).isEqualTo(id.toString());
        assertThat(moved.body().path("region").asText()).isEqualTo("DE");

        var gone = nils.post("nodes/" + id + "/withdrawal", Map.of("reason", "Sold"));
        assertThat(gone.path("state").asText()).isEqualTo("withdrawn");
        assertRefused(tryBeat(id, machine.heartbeat(id)), 401, "node-is-withdrawn");
        assertRefused(
                tryRegister(nils, machine.registration(gridworks, "http://127.0.0.1:9", "CH")),
                409,
                "state-forbids-command");
    }

    @Test
    void onlyNodeOperators_registerNodes_andOnlyTheirOwn() {
        var jws = machine.registration(gridworks, "http://127.0.0.1:9", "CH");
        assertThat(tryRegister(anybody, jws).status()).isEqualTo(401);
        assertRefused(tryRegister(rita, jws), 403, "not-permitted");
        var other =
                machine.registration(
                        SignedNode.organisation(nils, "aurora-lab"), "http://127.0.0.1:9", "CH");
        assertRefused(tryRegister(nils, other), 403, "registration-is-for-another");
        assertRefused(
                tryRegister(nils, machine.registration(gridworks, "http://127.0.0.1:9", "XX")),
                400,
                "region-is-unknown");
        assertThat(tryRegister(nils, "none").status()).isIn(400, 401, 403);
        assertThat(tryRegister(nils, jws + "x").status()).isIn(400, 401, 403);
        assertThat(nils.tryPost("nodes", Map.of()).status()).isEqualTo(400);
        assertThat(anybody.get("nodes").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "http://169.254.169.254",
                "http://0.0.0.0:8080",
                "http://192.168.1.1",
                "http://2130706433",
                "http://0x7f000001",
                "http://0177.0.0.1",
                "http://127.1",
                "http://[::ffff:10.0.0.1]",
                "http://[::ffff:a9fe:a9fe]",
                "http://[fd00::1]",
                "http://[fe80::1]",
                "http://[64:ff9b::7f00:1]",
                "http://user@127.0.0.1",
                "http://127.0.0.1/x",
                "http://127.0.0.1?x",
                "http://127.0.0.1#x",
                "ftp://127.0.0.1",
                "file:///etc/passwd",
                "http://nobody.invalid"
            })
    void endpoints_thatOnlyThisServerReaches_areRefused(String endpoint) {
        assertRefused(
                tryRegister(nils, machine.registration(gridworks, endpoint, "CH")),
                400,
                "endpoint-is-unacceptable");
    }

    @Test
    void heartbeats_areTheNodesOwn_ofNow_andCountOnce() {
        var id = machine.register(nils, gridworks);
        var other = new SignedNode(portal.address());
        var othersId = other.register(nils, gridworks);
        var late = machine.heartbeat(id, CLOCK.instant().minusSeconds(90));
        var beat = machine.heartbeat(id);

        assertThat(tryBeat(id, beat).status()).isEqualTo(200);
        assertRefused(tryBeat(id, beat), 409, "heartbeat-is-not-newer");
        assertRefused(tryBeat(id, late), 401, "node-statement-is-unacceptable");
        assertRefused(
                tryBeat(id, machine.heartbeat(othersId)), 401, "node-statement-is-unacceptable");
        assertThat(tryBeat(id, other.heartbeat(id)).status()).isIn(400, 401, 403);
        assertThat(tryBeat(id, machine.token(id)).status()).isIn(400, 401, 403);
        assertRefused(tryBeat(UUID.randomUUID(), beat), 404, "node-is-unknown");
        assertThat(tryBeat(id, "x".repeat(100)).status()).isIn(400, 401, 403);
    }

    @Test
    void theInstallationsOperator_stopsANode_andNobodyElse() {
        var id = machine.register(nils, gridworks);
        var why = Map.of("reason", "Wrong answers");
        assertRefused(nils.tryPost("nodes/" + id + "/suspension", why), 403, "not-permitted");

        portal.operator().post("nodes/" + id + "/suspension", why);

        assertRefused(tryBeat(id, machine.heartbeat(id)), 401, "node-is-suspended");
        assertRefused(nils.tryPost("nodes/" + id + "/resumption", why), 403, "not-permitted");
        assertRefused(
                portal.operator().tryPost("nodes/" + id + "/withdrawal", why),
                403,
                "not-permitted");
        portal.operator().post("nodes/" + id + "/resumption", Map.of("reason", "Mended"));
        assertThat(machine.beat(anybody, id)).isEmpty();
    }

    private byte[] fetched(HttpRequest.Builder request) {
        return CapsuleMaker.send(request, BodyHandlers.ofByteArray()).body();
    }

    private static byte[] someBytes(int size) {
        var content = new byte[size];
        new Random(7).nextBytes(content);
        return content;
    }

    private String aPublishedVersion(byte[] content) {
        var version = stefan.draft();
        stefan.describe(version);
        stefan.put(version, "big.bin", content);
        stefan.client().post(version + "/seal", Map.of());
        stefan.client().post(version + "/publication", Map.of());
        return version;
    }

    @Test
    void whatAnOwnerAssigns_isFetched_wholeAndInRanges() {
        var content = someBytes(3 * MIB + 17);
        var version = aPublishedVersion(content);
        var digest = stefan.digestOf(version);
        var id = machine.register(nils, gridworks);
        stefan.client().mustPut(version + "/hosts/" + id, Map.of());

        var manifest = fetched(machine.fetch(anybody, id, digest, "manifest"));
        assertThat(Digest.of(manifest).hex()).isEqualTo(digest);
        assertThat(fetched(machine.fetch(anybody, id, digest, "parts/big.bin"))).isEqualTo(content);
        var rest =
                CapsuleMaker.send(
                        machine.fetch(anybody, id, digest, "parts/big.bin")
                                .header("Range", "bytes=" + MIB + "-"),
                        BodyHandlers.ofByteArray());
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(content, MIB, content.length));
        assertThat(fetchedText(id, digest, "parts/none.bin")).contains("node-does-not-host");

        stefan.client().delete(version + "/hosts/" + id);
        assertThat(fetchedText(id, digest, "parts/big.bin")).contains("node-does-not-host");
    }

    private String fetchedText(UUID node, String digest, String what) {
        return CapsuleMaker.send(machine.fetch(anybody, node, digest, what)).body();
    }

    @Test
    void heartbeats_areAnsweredByWhatTheNodeIsToHost() {
        var version = stefan.published();
        var digest = stefan.digestOf(version);
        var id = machine.register(nils, gridworks);
        stefan.client().mustPut(version + "/hosts/" + id, Map.of());

        var told = machine.beat(anybody, id);
        assertThat(told).hasSize(1);
        assertThat(told.path(0).path("manifestDigest").asText()).isEqualTo(digest);
        assertThat(told.path(0).path("version").asText()).isEqualTo("1.0.0");
        machine.beat(anybody, id, digest);

        var hosts = stefan.client().get(version + "/hosts").body().path("items");
        assertThat(hosts.findValuesAsText("node")).containsExactly(id.toString());
        assertThat(hosts.path(0).path("held").asBoolean()).isTrue();
        var hosted = rita.get("nodes/" + id + "/capsules").body().path("items");
        assertThat(hosted.findValuesAsText("manifestDigest")).containsExactly(digest);
        stefan.client().post(version + "/withdrawal", Map.of("reason", "wrong"));
        assertThat(machine.beat(anybody, id, digest)).isEmpty();
    }

    @Test
    void onlyTheOwner_assigns_andOnlyWhatIsPublished() {
        var id = machine.register(nils, gridworks);
        var version = stefan.published();
        assertRefused(rita.tryPut(version + "/hosts/" + id, Map.of()), 403, "not-permitted");
        assertRefused(rita.tryDelete(version + "/hosts/" + id), 403, "not-permitted");
        assertRefused(nils.tryPut(version + "/hosts/" + id, Map.of()), 403, "not-permitted");
        assertThat(anybody.tryPut(version + "/hosts/" + id, Map.of()).status()).isEqualTo(401);
        assertThat(rita.get(version + "/hosts").status()).isEqualTo(403);
        assertRefused(
                stefan.client().tryPut(version + "/hosts/" + UUID.randomUUID(), Map.of()),
                404,
                "node-is-unknown");
        var sealed = stefan.sealed();
        assertRefused(
                stefan.client().tryPut(sealed + "/hosts/" + id, Map.of()),
                409,
                "version-takes-no-host");
        var draft = stefan.filled();
        assertRefused(
                stefan.client().tryPut(draft + "/hosts/" + id, Map.of()),
                404,
                "version-is-unknown");
    }

    @Test
    void tokens_areTheNodesOwn_andOfNow() {
        var version = stefan.published();
        var digest = stefan.digestOf(version);
        var id = machine.register(nils, gridworks);
        var other = new SignedNode(portal.address());
        stefan.client().mustPut(version + "/hosts/" + id, Map.of());
        assertThat(fetch(id, digest, machine.token(id))).contains("\"parts\"");

        assertThat(
                        CapsuleMaker.send(
                                        anybody.request(
                                                "nodes/"
                                                        + id
                                                        + "/capsules/"
                                                        + digest
                                                        + "/manifest"))
                                .body())
                .contains("node-token-is-missing");
        assertThat(fetch(id, digest, machine.token(id, CLOCK.instant().minusSeconds(90))))
                .contains("node-statement-is-unacceptable");
        assertThat(fetch(id, digest, machine.token(UUID.randomUUID())))
                .contains("node-statement-is-unacceptable");
        assertThat(fetch(id, digest, other.token(id))).contains("\"code\"");
        assertThat(fetch(id, digest, machine.heartbeat(id))).contains("\"code\"");
        assertThat(fetch(id, "0".repeat(64), machine.token(id))).contains("node-does-not-host");
        assertThat(fetch(id, "xyz", machine.token(id))).contains("\"status\":404");
        portal.operator().post("nodes/" + id + "/suspension", Map.of("reason", "Wrong answers"));
        assertThat(fetch(id, digest, machine.token(id))).contains("node-is-suspended");
    }

    private String fetch(UUID node, String digest, String token) {
        return CapsuleMaker.send(
                        anybody.request("nodes/" + node + "/capsules/" + digest + "/manifest")
                                .header(NodeToken.HEADER, token))
                .body();
    }
}
