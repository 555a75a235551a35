package org.codexfield.portal.browser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;

/** What an approval needs to begin with, made through the REST interface: a capsule on offer. */
final class Approvals {

    static final String STEFAN = SignedIn.STEFAN;
    static final String CLARA = "clara@northlight-institute.example";
    static final String RITA = "rita@aurora-lab.example";
    static final String SAM = "sam@aurora-lab.example";

    private static final String NORTHLIGHT = "northlight-institute";
    private static final String LICENCE =
            """
            licence "Hospital imaging, research only" version 1.2.0
            permit invoke, download for purpose research, teaching
              during 365 days from grant
              at most 10000 calls per month
            duty attribute "Northlight Institute"
            forbid purpose biometric-identification
            """;

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient stefan = portal.as(STEFAN, NORTHLIGHT, "publisher", "steward");
    private final RestClient clara = portal.as(CLARA, NORTHLIGHT, "compliance-officer");
    private final RestClient rita = portal.as(RITA, "aurora-lab", "publisher", "requester");
    private final RestClient sam = portal.as(SAM, "aurora-lab", "signing-official");
    private final String capsule;
    private final String offer;

    /** A published capsule that is offered. */
    Approvals() {
        var version = new CapsuleMaker(stefan, NORTHLIGHT).published();
        capsule = NORTHLIGHT + "/" + version.split("/", -1)[2];
        offer = putOffer();
    }

    String capsule() {
        return capsule;
    }

    String offer() {
        return offer;
    }

    /** A draft of Rita's. */
    String drafted() {
        return rita.post(
                        "access-requests",
                        Map.of(
                                "capsule",
                                capsule,
                                "version",
                                "1.0.0",
                                "offer",
                                "basic",
                                "purposes",
                                List.of("research", "marketing"),
                                "actions",
                                List.of("invoke"),
                                "answers",
                                Map.of("why", "To find early signs", "people", "3")))
                .at("/request/id")
                .asText();
    }

    /** A draft of Rita's with two files. */
    String draftedWithFiles() {
        return attached(drafted());
    }

    private String attached(String id) {
        var at = "access-requests/" + id + "/attachments/";
        rita.upload(at + "vote.pdf?field=vote", "application/pdf", new byte[2_000]);
        rita.upload(at + "plan.txt", "text/plain", new byte[10]);
        return id;
    }

    /** A request that Sam has to vouch for. */
    String submitted() {
        var id = drafted();
        rita.post("access-requests/" + id + "/submission", Map.of());
        return id;
    }

    /** A request that Clara has to decide. */
    String vouched() {
        var id = submitted();
        sam.post("access-requests/" + id + "/sign-off", Map.of("text", "Ours"));
        return id;
    }

    /** Gives a request back that Clara has to decide. */
    void giveBack(String id) {
        clara.post("access-requests/" + id + "/return", Map.of("reason", "Another vote, please"));
    }

    /** Vouches for a request. */
    void signOff(String id) {
        sam.post("access-requests/" + id + "/sign-off", Map.of("text", "Ours"));
    }

    /** A request that Clara has to decide again, with a change. */
    String changed() {
        var id = vouched();
        var at = "access-requests/" + id;
        clara.post(at + "/comments", Map.of("text", "Seems thin", "visibility", "internal"));
        clara.post(at + "/return", Map.of("reason", "Marketing is not covered."));
        rita.mustPut(
                at,
                Map.of(
                        "purposes", List.of("research"),
                        "actions", List.of("invoke"),
                        "answers", Map.of("why", "To find early signs", "people", "5")));
        attached(id);
        rita.post(at + "/submission", Map.of());
        sam.post(at + "/sign-off", Map.of("text", "Still ours"));
        return id;
    }

    /** A grant that Clara approved. */
    String granted() {
        return clara.post(
                        "access-requests/" + vouched() + "/approval",
                        Map.of(
                                "validUntil",
                                Instant.now().plus(30, ChronoUnit.DAYS).toString(),
                                "conditions",
                                "Cite us"))
                .path("grant")
                .asText();
    }

    private String putOffer() {
        return stefan.putNew("capsules/" + capsule + "/offers/basic", draft())
                .at("/offer/id")
                .asText();
    }

    private static Map<String, Object> draft() {
        var json = JsonNodeFactory.instance.objectNode().put("licence", LICENCE);
        var fields = json.putObject("form").putArray("fields");
        fields.addObject()
                .put("key", "why")
                .put("label", "What will you find out?")
                .put("type", "text")
                .put("required", true);
        fields.addObject()
                .put("key", "ethics")
                .put("label", "Is there an ethics vote?")
                .put("type", "choice")
                .put("required", false)
                .putArray("options")
                .add("There is one")
                .add("Not needed");
        fields.addObject()
                .put("key", "people")
                .put("label", "How many people will use it?")
                .put("type", "number")
                .put("required", true)
                .put("least", 1)
                .put("most", 100);
        fields.addObject()
                .put("key", "vote")
                .put("label", "The ethics vote, if there is one")
                .put("type", "file")
                .put("required", false)
                .put("most", 1)
                .putArray("mediaTypes")
                .add("application/pdf");
        var route = json.putObject("route");
        var stages = route.putArray("stages");
        stages.addObject().put("kind", "sign-off").put("role", "signing-official");
        stages.addObject().put("kind", "approval").put("role", "compliance-officer");
        route.put("dueDays", 5).put("remindDays", 2).put("lapseDays", 30);
        return new ObjectMapper().convertValue(json, new TypeReference<>() {});
    }
}
