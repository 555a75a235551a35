package org.codexfield.licensing.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.decision.Worlds;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.licensing.verify.CallWindow;

/** Two ways to decide, made apart, come to the same: the licence, and its ODRL. */
class PolicyAgreesTest {

    @Property
    void theDecision_isWhatTheEvaluationOfItsOdrlSays(
            @ForAll("licences") Licence licence,
            @ForAll("requests") UseRequest request,
            @ForAll("worlds") StateOfWorld world) {
        boolean decided = new CompiledLicence(licence).decide(request, world).isPermitted();

        var report =
                PolicyEvaluator.evaluate(
                        withoutDuties(licence),
                        Optional.of(request(request)),
                        world(request, world),
                        world.now());

        boolean valid = world.credential() == CredentialStatus.VALID;
        Statistics.label("permitted").collect(decided);
        assertThat(valid && report.get("cf:verdict").asText().equals("permit"))
                .as(() -> report.toPrettyString())
                .isEqualTo(decided);
    }

    /** What it costs is no condition of a decision: the gateway meters it. */
    private static ObjectNode withoutDuties(Licence licence) {
        var policy = OdrlWriter.write(licence);
        policy.path("permission").forEach(rule -> ((ObjectNode) rule).remove("duty"));
        return policy;
    }

    private static JsonNode request(UseRequest request) {
        var json = StrictJson.newObject();
        json.put(
                "action",
                request.action() == Action.DERIVE ? "derive" : "cf:" + request.action().word());
        json.putObject("constraint")
                .put("leftOperand", "purpose")
                .put("operator", "eq")
                .putObject("rightOperand")
                .put("@id", "cf:purpose/" + request.purpose());
        return json;
    }

    private static JsonNode world(UseRequest request, StateOfWorld world) {
        var json = StrictJson.newObject().put("dateTime", world.now().toString());
        if (request.organisationRegion() != null) {
            json.putObject("cf:organisationRegion")
                    .put("@id", "cf:region/" + request.organisationRegion());
        }
        if (request.nodeRegion() != null) {
            json.putObject("cf:nodeRegion").put("@id", "cf:region/" + request.nodeRegion());
        }
        if (world.grantedAt() != null) {
            json.put("cf:grantedAt", world.grantedAt().toString());
        }
        if (world.institutionVouched() != null) {
            json.put("cf:institutionVouched", world.institutionVouched());
        }
        if (world.overdueDays() != null) {
            json.put("cf:paymentOverdueDays", world.overdueDays());
        }
        for (var window : CallWindow.values()) {
            long used = world.counts().in(window);
            if (used >= 0) {
                json.put(operand(window), used + 1);
            }
        }
        return json;
    }

    private static String operand(CallWindow window) {
        String unit = window.unit();
        return "cf:callsPer"
                + unit.substring(0, 1).toUpperCase(Locale.ROOT)
                + unit.substring(1)
                + (window.isFromGrant() ? "FromGrant" : "");
    }

    @Provide
    static Arbitrary<Licence> licences() {
        // prohibitions of everything would hide the permissions
        return Licences.any()
                .map(
                        licence ->
                                new Licence(
                                        licence.title(),
                                        licence.version(),
                                        licence.rules().stream()
                                                .filter(rule -> !(rule instanceof Rule.Attribute))
                                                .toList()));
    }

    @Provide
    static Arbitrary<UseRequest> requests() {
        return Worlds.requests();
    }

    @Provide
    static Arbitrary<StateOfWorld> worlds() {
        return Worlds.any();
    }
}
