package org.codexfield.portal.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;

/**
 * Capsules of the Northlight Institute as people would make them: a data set that is offered, a
 * model that was trained on it, a draft, and one that was withdrawn. Made once, by REST.
 */
final class SampleCapsules {

    static final String SCANS = "northlight-institute/lung-ct-2024";
    static final String MODEL = "northlight-institute/nodule-detector";
    static final String DRAFT = "northlight-institute/triage-prompts";
    static final String OLD = "northlight-institute/lung-ct-2019";
    static final String SCANS_TITLE = "Lung CT of 2024, pseudonymised";

    private static final String OFFER =
            """
            {"licence": "licence \\"Hospital imaging, research only\\" version 1.2.0\\npermit invoke, download for purpose research\\n  during 365 days from grant\\n  at most 10000 calls per month\\n  in regions EU, CH\\n  price 0.002 EUR per MU, first 1000 MU per month free\\n  derivatives permitted, cascading share 12 %\\nduty attribute \\"Northlight Institute\\"\\nforbid purpose commercial-use\\nrevoke when institution unvouched\\n",
             "form": {"fields": [{"key": "why", "label": "What for?", "type": "text", "required": true}]},
             "route": {"stages": [{"kind": "approval", "role": "steward"}], "dueDays": 5, "remindDays": 2, "lapseDays": 30}}
            """;
    private static final String CARD =
            """
            # What it is
            Computed tomographies of **1,204 patients** who gave their consent, with the nodules that two radiologists marked.

            | set | patients | nodules |
            |---|---|---|
            | training | 963 | 2,118 |
            | test | 241 | 540 |

            ## How it was made
            Dates are shifted, faces removed. The method stands in [the paper](https://example.org/paper).

            - Slices of 1 mm
            - Axial, unenhanced
            """;

    private static final Set<RunningPortal> HAVE_THEM = new HashSet<>();

    private SampleCapsules() {}

    /** Makes them unless they are made. */
    static synchronized void exist() {
        if (HAVE_THEM.add(RunningPortal.shared())) {
            make();
        }
    }

    static RestClient stefan() {
        return RunningPortal.shared()
                .as(SignedIn.STEFAN, "northlight-institute", "publisher", "steward");
    }

    private static void make() {
        var maker = new CapsuleMaker(stefan(), "northlight-institute");
        var scans = begin(maker, SCANS, "dataset");
        describe(maker, scans, SCANS_TITLE, "Thin-slice chest scans with marked nodules.", CARD);
        put(maker, scans, "data/patients.csv", "patient,age\n1,61\n2,54\n");
        put(maker, scans, "data/nodules.csv", "patient,x,y,z,mm\n1,10,20,30,6\n");
        publish(maker, scans);
        offer(maker);
        var model = begin(maker, MODEL, "model");
        describe(maker, model, "Nodule detector", "Finds nodules in thin-slice scans.", "");
        put(maker, model, "model.onnx", "not really one");
        maker.nameParent(model, maker.digestOf(scans), "trainedOn");
        publish(maker, model);
        var draft = begin(maker, DRAFT, "prompt");
        describe(maker, draft, "Prompts for triage", "", "");
        var old = begin(maker, OLD, "dataset");
        describe(maker, old, "Lung CT of 2019", "", "");
        put(maker, old, "data.csv", "patient\n7\n");
        publish(maker, old);
        stefan().post(old + "/withdrawal", Map.of("reason", "Consent was withdrawn"));
    }

    /** A draft 1.0.0 of a new capsule; the address of the version. */
    static String begin(CapsuleMaker maker, String name, String kind) {
        var slug = name.substring(name.indexOf('/') + 1);
        maker.client()
                .post(
                        "capsules",
                        Map.of("organisation", "northlight-institute", "slug", slug, "kind", kind));
        maker.client().post("capsules/" + name + "/versions", Map.of("version", "1.0.0"));
        return "capsules/" + name + "/versions/1.0.0";
    }

    private static void describe(
            CapsuleMaker maker, String version, String title, String description, String card) {
        maker.client()
                .mustPut(
                        version + "/documentation",
                        Map.of(
                                "title", title,
                                "description", description,
                                "card", card,
                                "tags", List.of("lung", "imaging")));
    }

    private static void put(CapsuleMaker maker, String version, String path, String text) {
        maker.put(version, path, text.getBytes(UTF_8));
    }

    private static void publish(CapsuleMaker maker, String version) {
        maker.client().post(version + "/seal", Map.of());
        maker.client().post(version + "/publication", Map.of());
    }

    private static void offer(CapsuleMaker maker) {
        var answer =
                CapsuleMaker.send(
                        maker.request("capsules/" + SCANS + "/offers/research")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(OFFER)));
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("The offer was refused: " + answer.body());
        }
    }
}
