package org.codexfield.licensing.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.ApprovedTerms;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.StageOutcome;
import org.codexfield.shared.Digest;

/** The decisions about a request, as a column holds them. */
final class StageDecisions {

    private static final int MAX = 10_000;

    private StageDecisions() {}

    /** What an approval is bound to. */
    static Optional<ApprovedTerms> approved(Instant until, String conditions) {
        return Optional.of(new ApprovedTerms(until, OfferJson.digest(conditions)));
    }

    static String write(List<StageDecision> decisions) {
        var json = StrictJson.newObject();
        var list = json.putArray("decisions");
        for (var one : decisions) {
            var kept = list.addObject();
            kept.put("round", one.round())
                    .put("stage", one.stage())
                    .put("kind", one.kind().name())
                    .put("outcome", one.outcome().name())
                    .put("member", one.member().toString())
                    .put("account", one.account().toString())
                    .put("reason", one.reason().hex())
                    .put("at", one.at().toString());
            one.approved()
                    .ifPresent(
                            terms ->
                                    kept.put("until", terms.until().toString())
                                            .put("conditions", terms.conditions().hex()));
        }
        return OfferJson.text(json);
    }

    static List<StageDecision> read(String text) {
        var decisions = new ArrayList<StageDecision>();
        new JsonFields(StrictJson.parse(text), "decisions")
                .list("decisions", MAX)
                .forEach(one -> decisions.add(one(one)));
        return decisions;
    }

    private static StageDecision one(JsonNode json) {
        var one = new JsonFields(json, "decision");
        return new StageDecision(
                (int) one.number("round"),
                (int) one.number("stage"),
                StageKind.valueOf(one.text("kind")),
                StageOutcome.valueOf(one.text("outcome")),
                MemberId.parse(one.text("member")),
                AccountId.parse(one.text("account")),
                Digest.parse(one.text("reason")),
                Instant.parse(one.text("at")),
                approved(one));
    }

    /** Approvals that were kept before they told their terms have none. */
    private static Optional<ApprovedTerms> approved(JsonFields one) {
        return one.has("until")
                ? Optional.of(
                        new ApprovedTerms(
                                Instant.parse(one.text("until")),
                                Digest.parse(one.text("conditions"))))
                : Optional.empty();
    }
}
