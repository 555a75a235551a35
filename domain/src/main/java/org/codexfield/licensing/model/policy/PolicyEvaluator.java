package org.codexfield.licensing.model.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.licensing.PolicyIsMalformed;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;
import org.codexfield.licensing.model.odrl.Report;

/**
 * Evaluates an ODRL policy for a request in a state of the world.
 *
 * <p>The request is an ODRL request with one permission; the {@code eq} constraints of that say
 * more of it, for example its purpose. Whoever asks for several actions, targets or purposes at
 * once is permitted all of them by one permission, or none; any of them is enough for a
 * prohibition. The state of the world is an object with a value for each left operand that is
 * known, and besides {@code cf:resources} (parties, assets and actions, with {@code partOf}, {@code
 * includedIn} and properties), {@code cf:performed} and {@code cf:unperformed} (what was done, and
 * what can no longer be done).
 *
 * <p>The report adds to the vocabulary of compliance reports: {@code cf:verdict} ({@code permit} or
 * {@code deny}), {@code cf:reason}, and {@code cf:unknown}: whatever nobody could tell.
 */
public final class PolicyEvaluator {

    private static final List<String> BINDING =
            List.of("inheritFrom", "constraint", "refinement", "and", "or", "xone", "andSequence");

    private PolicyEvaluator() {}

    /**
     * The compliance report.
     *
     * @param request the request; when empty, the report tells for the state of duties alone
     * @param now when the report is made; it does not enter the evaluation
     * @throws PolicyIsMalformed if one of the documents cannot be read
     */
    public static ObjectNode evaluate(
            JsonNode policy, Optional<JsonNode> request, JsonNode stateOfWorld, Instant now) {
        var root = LdNode.root(policy, "/policy");
        var asked = request.map(document -> asked(LdNode.root(document, "/request")));
        var world = LdNode.root(stateOfWorld, "/stateOfWorld");
        return new Evaluation(root, asked, new Facts(world, asked)).report(request, now);
    }

    /** The one permission that a request asks for. */
    private static LdNode asked(LdNode request) {
        var permissions = request.all("permission");
        if (permissions.size() > 1) {
            throw new PolicyIsMalformed("/request", "more than one permission is asked for");
        }
        var asked = permissions.isEmpty() ? request : permissions.get(0);
        for (var member : List.of("action", "target", "assignee", "constraint")) {
            if (!permissions.isEmpty()
                    && !request.all(member).isEmpty()
                    && !asked.all(member).isEmpty()) {
                throw new PolicyIsMalformed(
                        "/request", "'" + member + "' stands in the request and its permission");
            }
        }
        if (asked.all("action").isEmpty()) {
            throw new PolicyIsMalformed(asked.pointer(), "the action is missing");
        }
        return asked;
    }

    private record Evaluation(LdNode policy, Optional<LdNode> asked, Facts facts) {

        ObjectNode report(Optional<JsonNode> request, Instant now) {
            var unknowns = new Unknowns();
            var rules = new RuleEvaluator(policy, asked, facts, unknowns);
            var report = Report.policy(policy.iri().orElse("urn:codexfield:policy"), now);
            request.map(document -> LdNode.root(document, "/request"))
                    .flatMap(LdNode::iri)
                    .ifPresent(name -> Report.id(report, "report:policyRequest", name));
            boolean permitted = false;
            for (var permission : policy.all("permission")) {
                permitted |= rules.permission(permission, report);
            }
            boolean prohibited = false;
            for (var prohibition : policy.all("prohibition")) {
                prohibited |= rules.prohibition(prohibition, report);
            }
            policy.all("obligation").forEach(duty -> rules.obligation(duty, report));
            policy.all("duty").forEach(duty -> rules.obligation(duty, report));
            boolean whole = isKnown(unknowns);
            String reason = reason(permitted, prohibited, whole);
            report.put("cf:verdict", reason.equals("permitted") ? "permit" : "deny");
            report.put("cf:reason", reason);
            unknowns(report, unknowns);
            return report;
        }

        /**
         * Whether nothing that is not read has a say: no unknown profile, no parent policy, no
         * condition that a policy sets for all its rules.
         */
        private boolean isKnown(Unknowns unknowns) {
            boolean known = true;
            for (var profile : policy.all("profile")) {
                if (profile.iri().filter(Names.PROFILE::equals).isEmpty()) {
                    unknowns.add(profile, "profile");
                    known = false;
                }
            }
            for (var member : BINDING) {
                for (var binding : policy.all(member)) {
                    unknowns.add(binding, member);
                    known = false;
                }
            }
            return known;
        }

        private String reason(boolean permitted, boolean prohibited, boolean whole) {
            if (asked.isEmpty()) {
                return "nothing-asked";
            }
            if (!whole) {
                return "policy-is-not-known-whole";
            }
            if (permitted && prohibited) {
                String conflict = policy.one("conflict").flatMap(LdNode::iri).orElse("");
                if (conflict.equals(Names.ODRL + "perm")) {
                    return "permitted";
                }
                return conflict.equals(Names.ODRL + "prohibit") ? "prohibited" : "policy-is-void";
            }
            if (prohibited) {
                return "prohibited";
            }
            return permitted ? "permitted" : "no-permission";
        }

        private static void unknowns(ObjectNode report, Unknowns unknowns) {
            if (!unknowns.named().isEmpty()) {
                var array = report.putArray("cf:unknown");
                unknowns.named().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(
                                each ->
                                        array.addObject()
                                                .put("cf:at", each.getKey())
                                                .put("cf:what", each.getValue()));
            }
        }
    }
}
