package org.codexfield.portal;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOffers;
import org.codexfield.server.SampleOrganisations;

/** A capsule of an institute that a lab holds a grant for, as far as its first call. */
public final class CallStory {

    private final URI portal;
    private final CapsuleMaker stefan;
    private final RestClient sam;
    public final RestClient clara;
    public final RestClient rita;

    /** Gives clients of people with some of their roles. */
    private interface Logins {
        RestClient as(String email, String slug, String... roles);
    }

    /** At the portal that tests share. */
    public CallStory() {
        this(RunningPortal.shared().address(), RunningPortal.shared()::as);
    }

    private CallStory(URI portal, Logins logins) {
        this.portal = portal;
        this.stefan =
                new CapsuleMaker(
                        logins.as(
                                "stefan@northlight-institute.example",
                                "northlight-institute",
                                "publisher",
                                "steward"),
                        "northlight-institute");
        this.clara =
                logins.as(
                        "clara@northlight-institute.example",
                        "northlight-institute",
                        "compliance-officer");
        this.rita = logins.as("rita@aurora-lab.example", "aurora-lab", "publisher", "requester");
        this.sam = logins.as("sam@aurora-lab.example", "aurora-lab", "signing-official");
    }

    /** At a portal of a test's own. */
    public static CallStory at(URI portal) {
        return new CallStory(
                portal,
                (email, slug, roles) ->
                        RestClient.anonymous(portal)
                                .withBearer(
                                        SampleOrganisations.apiKey(portal, slug, email, roles)));
    }

    /** The address of a published version, {@code capsules/.../versions/1.0.0}. */
    public String published(String kind, String part, byte[] content) {
        var slug = CapsuleMaker.freshSlug();
        stefan.client()
                .post(
                        "capsules",
                        Map.of("organisation", "northlight-institute", "slug", slug, "kind", kind));
        var version = stefan.begin(slug);
        var documentation = new LinkedHashMap<String, Object>();
        documentation.put("title", "Flowers of " + slug);
        documentation.put("card", "# Card");
        documentation.put("tags", List.of("iris"));
        if (kind.equals("model")) {
            documentation.put("protocol", "open-inference-v2");
        }
        stefan.client().mustPut(version + "/documentation", documentation);
        stefan.put(version, part, content);
        stefan.client().post(version + "/seal", Map.of());
        stefan.client().post(version + "/publication", Map.of());
        return version;
    }

    /** Has a node keep a copy of the version. */
    public void host(String version, Object node) {
        stefan.client().mustPut(version + "/hosts/" + node, Map.of());
    }

    /** Offers the version under a licence. */
    public void offer(String version, String licence) {
        stefan.client()
                .putNew(
                        version.split("/versions/", -1)[0] + "/offers/basic",
                        SampleOffers.offer(licence, "compliance-officer"));
    }

    /** A grant of the offered version; its address, {@code grants/...}. */
    public String grant(String version) {
        var capsule = version.split("/versions/", -1)[0];
        var asked =
                new LinkedHashMap<String, Object>(
                        Asking.of(
                                capsule.substring("capsules/".length()),
                                Map.of("why", "To learn")));
        asked.put("actions", new ArrayList<>(List.of("invoke", "download")));
        var request =
                "access-requests/" + rita.post("access-requests", asked).at("/request/id").asText();
        rita.post(request + "/submission", Map.of());
        sam.post(request + "/sign-off", Map.of("text", "Ours"));
        var approval = Map.of("validUntil", Asking.inDays(30), "conditions", "");
        return "grants/" + clara.post(request + "/approval", approval).path("grant").asText();
    }

    /** The credential of a grant. */
    public String credential(String grant) {
        return CapsuleMaker.send(rita.request(grant + "/credential").GET()).body();
    }

    /** Where the version is called. */
    public static String gateway(String version) {
        return "/gateway/" + version.replace("capsules/", "").replace("/versions/", "/") + "/";
    }

    /** Downloads the only part of a version under a grant; the identifier of the receipt. */
    public String called(String version, String part, String grant) {
        var call =
                HttpRequest.newBuilder(portal.resolve(gateway(version) + "parts/" + part))
                        .header("Authorization", "Bearer " + credential(grant));
        // a portal that has just started has no tariff yet
        var answer = await().until(() -> CapsuleMaker.send(call), any -> any.statusCode() != 503);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The call was refused: " + answer.body());
        }
        return answer.headers().firstValue("Codexfield-Receipt").orElseThrow();
    }

    /** The receipt of a call that a lab made at an institute. */
    public static String aReceipt() {
        var story = new CallStory();
        var version = story.published("dataset", "flowers.csv", new byte[] {'a', ',', 'b'});
        story.offer(
                version,
                "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research");
        return story.called(version, "flowers.csv", story.grant(version));
    }
}
