package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the documents on the way to a credential name, and how credentials are given. */
abstract class CredentialContract extends LicensingContract {

    private static final int SECONDS = 20;

    CredentialContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void everyLink_namesTheDigestOfTheOneBefore() {
        var request = own.aReviewed();
        own.approve(request);
        var grant = new GrantId(own.view(own.requester, request).grant().orElseThrow());
        var submitted = logged("request.submitted", request.value());
        var approved = logged("request.approved", request.value());
        var issued = logged("grant.issued", grant.value());
        var jwt = fetch(own.requester, grant);
        var capability = logged("capability.issued", grant.value());
        var offered = logged("offer.made", UUID.fromString(submitted.path("offer").asText()));

        for (var name : List.of("termsDigest", "routeDigest")) {
            assertThat(submitted.get(name)).isEqualTo(offered.get(name));
        }
        assertThat(submitted.get("offerRevision")).isEqualTo(offered.get("revision"));
        assertThat(approved.get("submissionDigest")).isEqualTo(submitted.get("submissionDigest"));
        for (var name : List.of("actions", "purposes")) {
            assertThat(submitted.get(name)).isNotEmpty().isEqualTo(issued.get(name));
            assertThat(approved.get(name)).isEqualTo(issued.get(name));
        }
        assertThat(approved.get("routeDigest")).isEqualTo(submitted.get("routeDigest"));
        assertThat(approved.get("conditionsDigest").asText()).isEqualTo(hex("Cite us"));
        assertThat(approved.get("until")).isEqualTo(issued.get("validUntil"));
        assertThat(issued.get("approvalDigest").asText()).isEqualTo(digest(approved));
        assertThat(issued.get("conditionsDigest").asText()).isEqualTo(hex("Cite us"));
        assertThat(issued.get("decisions").toString()).contains(hex("Cite us"));
        assertThat(capability.get("grantDigest").asText()).isEqualTo(digest(issued));
        assertThat(capability.get("credentialDigest").asText()).isEqualTo(hex(jwt));
        assertThat(payload(jwt).at("/credentialSubject/grantDigest").asText())
                .isEqualTo(digest(issued));
    }

    @Test
    void aCredential_isAVerifiableCredential2_withAnIdentifierOfItsOwn() {
        var jwt = fetch(own.requester, own.aGrant());
        var another = payload(fetch(own.requester, own.aGrant()));
        var header = part(jwt, 0);
        var credential = payload(jwt);

        assertThat(header.get("typ").asText()).isEqualTo("vc+jwt");
        assertThat(header.get("cty").asText()).isEqualTo("vc");
        assertThat(credential.get("@context"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://www.w3.org/ns/credentials/undefined-terms/v2");
        assertThat(credential.get("id").asText())
                .startsWith("urn:uuid:")
                .isNotEqualTo(another.get("id").asText())
                .doesNotContain(credential.at("/credentialSubject/grant").asText());
        for (var time : List.of("validFrom", "validUntil")) {
            assertThat(credential.get(time).asText()).matches(".+T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void aCredentialOfACompromisedKey_isFollowedByAnother_atTheSamePlace() {
        var grant = own.aGrant();
        var first = fetch(own.requester, grant);
        var kid = part(first, 0).get("kid").asText();
        own.app.does(
                own.caller(own.hospital, Role.ADMINISTRATOR),
                () ->
                        own.get(SigningKeyService.class)
                                .reportCompromise(
                                        own.hospital.slug(), kid.substring(kid.indexOf('#') + 1)));

        var second = fetch(own.requester, grant);

        assertThat(part(second, 0).get("kid").asText()).isNotEqualTo(kid);
        assertThat(payload(second).get("credentialStatus"))
                .isEqualTo(payload(first).get("credentialStatus"));
        assertThat(fetch(own.requester, grant)).isEqualTo(second);
        assertThat(CapabilityCredential.verify(second, this::key, own.app.clock.instant()).grant())
                .isEqualTo(grant.toString());
    }

    @Test
    void twoFirstFetchesAtOnce_giveOneCredential() throws Exception {
        var grant = own.aGrant();
        var ready = new CountDownLatch(2);

        var fetched =
                together(() -> fetchWhenReady(grant, ready), () -> fetchWhenReady(grant, ready));

        assertThat(fetched.get(0)).isEqualTo(fetched.get(1));
    }

    private String fetchWhenReady(GrantId grant, CountDownLatch ready) {
        return own.app.as(
                own.requester,
                () -> {
                    own.get(GrantService.class).get(grant);
                    await(ready);
                    return own.get(CredentialService.class).credential(grant);
                });
    }

    @Test
    void twoFirstListsOfAProvider_openedAtOnce_areOne() throws Exception {
        var provider = own.app.identity.anOrganisation().id();
        var grants = List.of(own.aGrant(), own.aGrant());
        var ready = new CountDownLatch(2);

        var places =
                together(
                        () -> placesWhenReady(grants.get(0), provider, ready),
                        () -> placesWhenReady(grants.get(1), provider, ready));

        assertThat(places.get(0)).hasSize(2);
        assertThat(places.get(0)).isEqualTo(places.get(1));
    }

    private List<UUID> placesWhenReady(
            GrantId grant, OrganisationId provider, CountDownLatch ready) {
        return own.app.in(
                () -> {
                    own.get(StatusLists.class).given(grant);
                    await(ready);
                    return own.get(StatusLists.class).places(grant, provider).stream()
                            .map(StatusLists.Place::list)
                            .toList();
                });
    }

    @Test
    void aStatusList_isSignedOnceForAMoment_andShowsAChangeAtOnce() {
        var grant = own.aGrant();
        fetch(own.requester, grant);
        var list =
                own.app.in(() -> own.get(StatusLists.class).given(grant)).stream()
                        .filter(place -> place.purpose().code().equals("suspension"))
                        .findFirst()
                        .orElseThrow()
                        .list();
        var first = list(list);
        assertThat(list(list)).isEqualTo(first);

        own.app.does(
                own.steward,
                () -> own.get(GrantService.class).suspend(grant, "Audit", Optional.empty()));
        var changed = list(list);
        assertThat(changed).isNotEqualTo(first);
        own.app.clock.pass(Duration.ofSeconds(1));
        assertThat(list(list)).isNotEqualTo(changed);
    }

    private static <T> List<T> together(Supplier<T> one, Supplier<T> other)
            throws InterruptedException, ExecutionException, TimeoutException {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var running = Stream.of(one, other).map(each -> threads.submit(each::get)).toList();
            return List.of(
                    running.get(0).get(SECONDS, TimeUnit.SECONDS),
                    running.get(1).get(SECONDS, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode logged(String type, UUID subject) {
        return StrictJson.parse(
                own.app
                        .in(() -> own.get(LoggedDocuments.class).find(type, subject))
                        .orElseThrow()
                        .body());
    }

    private static String digest(JsonNode document) {
        return CanonicalJson.digest(document).hex();
    }

    private static String hex(String text) {
        return Digest.of(text.getBytes(UTF_8)).hex();
    }

    private static JsonNode payload(String jwt) {
        return part(jwt, 1);
    }

    private static JsonNode part(String jwt, int number) {
        return StrictJson.parse(
                new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[number]), UTF_8));
    }
}
