package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.SignatureDoesNotMatch;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.licensing.verify.StatusListCredential;
import org.codexfield.licensing.verify.StatusPurpose;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Did;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From offer to revocation by REST, on the real server: Stefan offers and Clara decides at
 * Northlight, Rita asks and Sam vouches at Aurora, and Carl of Meridian has no part in it.
 */
class ApprovalRestIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NORTHLIGHT = "northlight-institute";
    private static final String LICENCE =
            """
            licence "Imaging, research" version 1.0.0
            permit invoke, download for purpose research
            """;

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient stefan =
            portal.as("stefan@northlight-institute.example", NORTHLIGHT, "publisher", "steward");
    private final RestClient clara =
            portal.as("clara@northlight-institute.example", NORTHLIGHT, "compliance-officer");
    private final RestClient rita =
            portal.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester");
    private final RestClient sam =
            portal.as("sam@aurora-lab.example", "aurora-lab", "signing-official");
    private final RestClient carl =
            portal.as("carl@meridian-health.example", "meridian-health", "administrator");
    private final HttpClient http = HttpClient.newHttpClient();

    private String capsule = "";

    /** A published capsule that is offered. */
    @BeforeEach
    void offer() {
        capsule = new CapsuleMaker(stefan, NORTHLIGHT).publishedCapsule();
        var offered = putOffer(stefan);
        assertThat(offered.statusCode()).as(offered.body()).isEqualTo(200);
    }

    @Test
    void access_isAskedFor_returned_changed_approved_used_andRevoked() {
        var request = rita.post("access-requests", asked("To learn")).at("/request/id").asText();
        var at = "access-requests/" + request;
        rita.post(at + "/submission", Map.of());
        sam.post(at + "/sign-off", Map.of("text", "Ours"));
        var returned = clara.post(at + "/return", Map.of("reason", "How many people?"));
        assertThat(returned.at("/request/status").asText()).isEqualTo("returned");

        assertThat(rita.tryPut(at, changed("Three people, to learn")).status()).isEqualTo(200);
        rita.post(at + "/submission", Map.of());
        sam.post(at + "/sign-off", Map.of("text", "Still ours"));
        assertThat(clara.get("access-requests?waiting=me").body().findValuesAsText("id"))
                .contains(request);
        assertThat(clara.get(at).body().path("changes"))
                .extracting(JsonNode::asText)
                .containsExactly("answers.why");
        var approved = clara.post(at + "/approval", approval());
        assertThat(approved.at("/request/status").asText()).isEqualTo("approved");

        var grant = "grants/" + approved.path("grant").asText();
        var jwt = text(rita, grant + "/credential");
        var credential = CapabilityCredential.verify(jwt, this::key, Instant.now());
        assertThat(credential.capsule()).isEqualTo(capsule);
        assertThat(speaksAgainst(credential, StatusPurpose.REVOCATION)).isFalse();
        assertThatThrownBy(
                        () -> CapabilityCredential.verify(altered(jwt), this::key, Instant.now()))
                .isInstanceOf(SignatureDoesNotMatch.class);

        assertThatItEnds(grant, credential);
    }

    /** Suspended, resumed, extended, and revoked for good. */
    private void assertThatItEnds(String grant, CapabilityCredential credential) {
        stefan.post(grant + "/suspension", Map.of("reason", "Audit"));
        assertThat(speaksAgainst(credential, StatusPurpose.SUSPENSION)).isTrue();
        stefan.post(grant + "/resumption", Map.of("reason", "Passed"));
        assertThat(extension(stefan, grant, 50)).endsWith("stage-needs-another-role");
        assertThat(extension(clara, grant, 90)).endsWith("extension-is-too-long");
        assertThat(extension(clara, grant, 50)).isEmpty();
        assertThat(extension(clara, grant, 51)).endsWith("grant-was-extended");
        var revoked = clara.post(grant + "/revocation", Map.of("reason", "Misuse"));
        assertThat(revoked.path("status").asText()).isEqualTo("revoked");
        assertThat(speaksAgainst(credential, StatusPurpose.REVOCATION)).isTrue();
        assertThat(speaksAgainst(credential, StatusPurpose.SUSPENSION)).isFalse();
        assertThat(rita.request(grant + "/credential").GET().build())
                .satisfies(asked -> assertThat(send(asked).statusCode()).isEqualTo(409));
    }

    /** The type of the problem; empty when it is none. */
    private static String extension(RestClient by, String grant, int days) {
        return by.tryPost(grant + "/extension", Map.of("validUntil", Asking.inDays(days)))
                .body()
                .path("type")
                .asText();
    }

    @Test
    void whoeverMayNot_isRefused() {
        var request = rita.post("access-requests", asked("To learn")).at("/request/id").asText();
        var at = "access-requests/" + request;
        assertThat(clara.get(at).status()).isEqualTo(404);
        rita.post(at + "/submission", Map.of());

        assertThat(rita.tryPost(at + "/sign-off", Map.of("text", "Me")).status()).isEqualTo(403);
        assertThat(clara.tryPost(at + "/approval", approval()).status()).isEqualTo(409);
        assertThat(carl.get(at).status()).isEqualTo(404);
        assertThat(carl.tryPost(at + "/approval", approval()).status()).isEqualTo(403);
        assertThat(portal.anonymous().get(at).status()).isEqualTo(401);
        sam.post(at + "/sign-off", Map.of("text", ""));
        assertThat(sam.tryPost(at + "/approval", approval()).status()).isEqualTo(403);
        assertThat(
                        clara.tryPost(
                                        at + "/approval",
                                        Map.of("validUntil", "2020-01-01T00:00:00.000Z"))
                                .body()
                                .path("type")
                                .asText())
                .endsWith("end-is-out-of-bounds");
        clara.post(at + "/comments", Map.of("text", "Careful", "visibility", "internal"));
        clara.post(at + "/comments", Map.of("text", "Welcome"));
        assertThat(rita.get(at + "/history").body().findValuesAsText("text"))
                .contains("Welcome")
                .doesNotContain("Careful");
        clara.post(at + "/rejection", Map.of("reason", "No"));
        assertThat(clara.tryPost(at + "/approval", approval()).status()).isEqualTo(409);
    }

    @Test
    void aDraft_isForAnotherMember_butForNobodyElse() {
        var made = rita.post("access-requests", asked("To learn"));
        var at = "access-requests/" + made.at("/request/id").asText() + "/beneficiary";
        var members = rita.get("organisations/aurora-lab/members").body().path("items");
        var sam =
                members.findParents("email").stream()
                        .filter(member -> member.path("email").asText().startsWith("sam@"))
                        .findFirst()
                        .orElseThrow();
        assertThat(rita.get(at.replace("/beneficiary", "")).status()).isEqualTo(200);
        var named = rita.tryPut(at, Map.of("member", sam.path("id").asText())).body();
        assertThat(named.path("beneficiaryName").asText()).isEqualTo(sam.path("name").asText());
        var stranger = UUID.randomUUID().toString();
        assertThat(rita.tryPut(at, Map.of("member", stranger)).body().path("type").asText())
                .endsWith("beneficiary-is-unfit");
    }

    @Test
    void ofTwoApprovalsAtOnce_oneIsAConflict() {
        var request = rita.post("access-requests", asked("To learn")).at("/request/id").asText();
        var at = "access-requests/" + request;
        rita.post(at + "/submission", Map.of());
        sam.post(at + "/sign-off", Map.of("text", ""));

        var answers =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> clara.tryPost(at + "/approval", approval())))
                        .limit(2)
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .extracting(RestClient.Answer::status)
                .containsExactlyInAnyOrder(200, 409);
        assertThat(
                        clara.get("grants?capsule=" + capsule.replace("/", "%2F"))
                                .body()
                                .at("/total")
                                .asInt())
                .isOne();
    }

    @Test
    void anOffer_isReadByAnybody_andChangedOnlyAsItWasSeen() {
        var offer = "capsules/" + capsule + "/offers/basic";
        assertThat(portal.anonymous().get(offer).body().at("/licence").asText()).isEqualTo(LICENCE);
        assertThat(putOffer(stefan).statusCode()).isEqualTo(409);
        assertThat(putOffer(clara).statusCode()).isEqualTo(403);
        assertThat(putOffer(stefan, "If-Match", "\"v99\"").statusCode()).isEqualTo(412);
        assertThat(stefan.tryPut(offer, draft("licence without sense")).status()).isEqualTo(400);
        assertThat(
                        stefan.tryPut(offer, draft(LICENCE + "forbid invoke\n"))
                                .body()
                                .path("detail")
                                .asText())
                .startsWith("Line 2, column 1 of the licence:");
        for (var wrong :
                Map.of("7.0.0", "version-is-not-published", "", "version-number-is-malformed")
                        .entrySet()) {
            var narrow = new HashMap<>(draft(LICENCE));
            narrow.put("versions", List.of(wrong.getKey()));
            assertThat(stefan.tryPut(offer, narrow).body().path("type").asText())
                    .endsWith(wrong.getValue());
        }
        assertThat(putOfferOf(NORTHLIGHT + "/never-made", stefan).body())
                .contains("nothing-is-published");
        assertThat(stefan.tryPut(offer, draft(LICENCE)).body().at("/offer/revision").asInt())
                .isEqualTo(2);
        assertThat(portal.anonymous().get(offer).body().at("/versions/0/number").asText())
                .isEqualTo("1.0.0");
        assertThat(stefan.tryPost(offer + "/closure", Map.of()).status()).isEqualTo(204);
        assertThat(rita.tryPost("access-requests", asked("Late")).status()).isEqualTo(409);
    }

    private HttpResponse<String> putOffer(RestClient by, String... headers) {
        return putOfferOf(capsule, by, headers);
    }

    private HttpResponse<String> putOfferOf(String capsule, RestClient by, String... headers) {
        var put =
                by.request("capsules/" + capsule + "/offers/basic")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(JSON.valueToTree(draft(LICENCE)).toString()));
        if (headers.length > 0) {
            put.headers(headers);
        }
        return send(put.build());
    }

    private static Map<String, Object> draft(String licence) {
        return Map.of(
                "licence",
                licence,
                "form",
                Map.of(
                        "fields",
                        List.of(
                                Map.of(
                                        "key",
                                        "why",
                                        "label",
                                        "Why?",
                                        "type",
                                        "text",
                                        "required",
                                        true))),
                "route",
                Asking.twoParties());
    }

    private Map<String, Object> asked(String why) {
        return Asking.of(capsule, Map.of("why", why));
    }

    private static Map<String, Object> changed(String why) {
        return Map.of(
                "purposes", List.of("research"),
                "actions", List.of("invoke"),
                "answers", Map.of("why", why));
    }

    private static Map<String, Object> approval() {
        return Map.of("validUntil", Asking.inDays(30), "conditions", "Cite us");
    }

    private boolean speaksAgainst(CapabilityCredential credential, StatusPurpose purpose) {
        var address =
                credential.status().stream()
                        .filter(entry -> entry.purpose() == purpose)
                        .findFirst()
                        .orElseThrow()
                        .list();
        var list = send(HttpRequest.newBuilder(URI.create(address)).build());
        assertThat(list.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/vc+jwt");
        return StatusListCredential.verify(list.body(), this::key, Instant.now())
                .speaksAgainst(credential);
    }

    /** The key that the provider's published DID document lists. */
    private Optional<VerificationKey> key(String kid) {
        var address = portal.address().resolve("/organisations/" + NORTHLIGHT + "/did.json");
        var body = send(HttpRequest.newBuilder(address).build()).body();
        var json = StrictJson.parse(body);
        return DidDocument.ofJson(json, new Did(json.path("id").asText()))
                .findKey(kid, Purpose.ASSERTION);
    }

    /** The same with one character of its signature changed. */
    private static String altered(String jwt) {
        int at = jwt.lastIndexOf('.') + 5;
        char other = jwt.charAt(at) == 'A' ? 'B' : 'A';
        return jwt.substring(0, at) + other + jwt.substring(at + 1);
    }

    private String text(RestClient by, String path) {
        var answer = send(by.request(path).GET().build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Stream.of(answer.body().split("\\.", -1))).hasSize(3);
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
