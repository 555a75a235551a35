package org.codexfield.licensing.model.odrl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.language.DecimalText;
import org.codexfield.licensing.model.language.Derivatives;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.language.Share;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.shared.Digest;

/**
 * Writes a licence as ODRL 2.2 in JSON-LD, in the profile {@value Names#PROFILE}: its canonical
 * form. What is sealed names it by {@link #digest}, so what this class writes for a licence must
 * never change; a later form needs a profile of its own.
 */
public final class OdrlWriter {

    /** The begin of a policy's identifier; the digest of the rest of the document follows. */
    public static final String UID = "urn:codexfield:licence:sha256:";

    private static final int NANO_DECIMALS = 9;

    private OdrlWriter() {}

    /** The terms digest: SHA-256 of the canonical bytes (RFC 8785). */
    public static Digest digest(Licence licence) {
        return CanonicalJson.digest(write(licence));
    }

    /** The document. */
    public static ObjectNode write(Licence licence) {
        var policy = StrictJson.newObject();
        var context = policy.putArray("@context").add(Names.ODRL_CONTEXT).addObject();
        context.put("cf", Names.CF).put("dct", Names.DCT);
        policy.put("@type", "Set")
                .put("profile", Names.PROFILE)
                .put("dct:title", licence.title())
                .put("cf:version", licence.version())
                .put("target", "cf:licensed")
                .put("conflict", "prohibit");
        permissions(licence, policy);
        obligations(licence, policy);
        prohibitions(licence, policy);
        policy.put("uid", UID + CanonicalJson.digest(policy).hex());
        return policy;
    }

    private static void permissions(Licence licence, ObjectNode policy) {
        var permits = licence.rules(Rule.Permit.class);
        if (permits.isEmpty()) {
            return;
        }
        var array = policy.putArray("permission");
        for (var permit : permits) {
            var permission = array.addObject();
            actions(permission, permit.actions());
            ConstraintWriter.put(permission, permit.constraints(), "and");
            permit.price().ifPresent(price -> price(permission.putArray("duty"), price));
            permit.derivatives()
                    .filter(Derivatives.Permitted.class::isInstance)
                    .map(Derivatives.Permitted.class::cast)
                    .ifPresent(permitted -> derivation(array.addObject(), permit, permitted));
        }
    }

    private static void derivation(
            ObjectNode permission, Rule.Permit permit, Derivatives.Permitted permitted) {
        actions(permission, List.of(Action.DERIVE));
        ConstraintWriter.put(permission, permit.constraints(), "and");
        permission.putObject("cf:clause").put("@id", "cf:derivatives");
        permitted.share().ifPresent(share -> share(permission.putArray("duty"), share));
    }

    private static void obligations(Licence licence, ObjectNode policy) {
        var duties = licence.rules(Rule.Attribute.class);
        if (!duties.isEmpty()) {
            var array = policy.putArray("obligation");
            for (var duty : duties) {
                var attribution = refinement(array.addObject(), "odrl:attribute").addObject();
                attribution
                        .put("leftOperand", "cf:attribution")
                        .put("operator", "eq")
                        .put("rightOperand", duty.attribution());
            }
        }
    }

    private static void prohibitions(Licence licence, ObjectNode policy) {
        var array = StrictJson.newObject().putArray("prohibition");
        for (var forbid : licence.rules(Rule.Forbid.class)) {
            var prohibition = array.addObject();
            if (forbid.actions().isEmpty()) {
                prohibition.putArray("action").add("use");
            } else {
                actions(prohibition, forbid.actions());
            }
            ConstraintWriter.put(prohibition, forbid.constraints(), "or");
        }
        int number = 0;
        for (var permit : licence.rules(Rule.Permit.class)) {
            number++;
            if (permit.derivatives().filter(Derivatives.Forbidden.class::isInstance).isPresent()) {
                var prohibition = array.addObject();
                actions(prohibition, List.of(Action.DERIVE));
                prohibition.put("cf:permission", number);
                prohibition.putObject("cf:clause").put("@id", "cf:derivatives");
            }
        }
        for (var revoke : licence.rules(Rule.Revoke.class)) {
            var prohibition = array.addObject();
            prohibition.putArray("action").add("use");
            prohibition.putObject("cf:clause").put("@id", "cf:revoke");
            ConstraintWriter.putCauses(prohibition, revoke.causes());
        }
        if (!array.isEmpty()) {
            policy.set("prohibition", array);
        }
    }

    private static void actions(ObjectNode rule, List<Action> actions) {
        var array = rule.putArray("action");
        actions.forEach(
                action -> array.add(action == Action.DERIVE ? "derive" : "cf:" + action.word()));
    }

    private static void price(ArrayNode duties, Price price) {
        var refinements = refinement(duties.addObject(), "odrl:compensate");
        perMu(refinements.addObject(), price.nanoPerMu(), price);
        price.free()
                .ifPresent(
                        free -> mu(refinements.addObject(), "cf:freeMu", free.window(), free.mu()));
        for (var tier : price.tiers()) {
            // both together: the parts of a list of refinements have no order of their own
            var both = refinements.addObject().putArray("and");
            mu(both.addObject(), "cf:aboveMu", tier.window(), tier.aboveMu());
            perMu(both.addObject(), tier.nanoPerMu(), price);
        }
    }

    private static void perMu(ObjectNode refinement, long nano, Price price) {
        refinement
                .put("leftOperand", "cf:pricePerMu")
                .put("operator", "eq")
                .put("unit", "cf:currency/" + price.currency())
                .set(
                        "rightOperand",
                        ConstraintWriter.literal(
                                "xsd:decimal", DecimalText.of(nano, NANO_DECIMALS)));
    }

    private static void mu(ObjectNode refinement, String operand, CallWindow window, int mu) {
        refinement
                .put("leftOperand", operand)
                .put("operator", "eq")
                .put("unit", "cf:window/" + window.unit())
                .set("rightOperand", ConstraintWriter.integer(mu));
    }

    private static void share(ArrayNode duties, Share share) {
        String operand = share.kind() == Share.Kind.FIXED ? "cf:fixedShare" : "cf:cascadingShare";
        refinement(duties.addObject(), "cf:shareRevenue")
                .addObject()
                .put("leftOperand", operand)
                .put("operator", "eq")
                .put("unit", "cf:ppm")
                .set("rightOperand", ConstraintWriter.integer(share.ppm()));
    }

    private static ArrayNode refinement(ObjectNode duty, String action) {
        var refined = duty.putArray("action").addObject();
        refined.putObject("rdf:value").put("@id", action);
        return refined.putArray("refinement");
    }
}
