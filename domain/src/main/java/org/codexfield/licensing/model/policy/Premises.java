package org.codexfield.licensing.model.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;
import org.codexfield.licensing.model.odrl.Report;

/** Evaluates what a rule is about: its action, its target and its assignee. */
final class Premises {

    private static final String LICENSED = Names.CF + "licensed";
    private static final Set<String> ACTION_MEMBERS =
            ConstraintEvaluator.withRemarks("rdf:value", "refinement", "includedIn", "implies");

    /** Whether something is asked for, or was done. */
    enum Deed {
        /** All that is asked for must be meant: if only some is, nobody can tell. */
        ASKED {
            @Override
            Truth joined(List<Truth> parts) {
                return Truth.agreed(parts);
            }

            @Override
            List<Value> values(Facts facts, LdNode deed, String operand) {
                var known = facts.values(operand);
                return known.isEmpty() ? Facts.values(deed, operand) : known;
            }
        },
        /** Whoever did several things did each of them. */
        DONE {
            @Override
            Truth joined(List<Truth> parts) {
                return Truth.any(parts);
            }

            @Override
            List<Value> values(Facts facts, LdNode deed, String operand) {
                var own = Facts.values(deed, operand);
                return own.isEmpty() ? facts.values(operand) : own;
            }
        };

        abstract Truth joined(List<Truth> parts);

        abstract List<Value> values(Facts facts, LdNode deed, String operand);
    }

    /** An action of a rule, and whether its refinements hold. */
    private record Meant(Optional<String> name, Truth refined) {}

    private final Facts facts;
    private final ConstraintEvaluator constraints;
    private final Unknowns unknowns;
    private final Deed kind;

    Premises(Facts facts, ConstraintEvaluator constraints, Unknowns unknowns, Deed kind) {
        this.facts = facts;
        this.constraints = constraints;
        this.unknowns = unknowns;
        this.kind = kind;
    }

    /** Whether what somebody does, or asks to do, is what a rule of a policy is about. */
    Truth about(LdNode policy, LdNode rule, LdNode deed, ObjectNode report) {
        return Truth.all(
                List.of(
                        action(policy, rule, deed, report),
                        party(policy, rule, deed, "target", "TargetReport", report),
                        party(policy, rule, deed, "assignee", "PartyReport", report)));
    }

    private Truth action(LdNode policy, LdNode rule, LdNode deed, ObjectNode report) {
        var node = Report.add(report, "premiseReport", "ActionReport");
        var truth = either(policy, rule, "action", wanted -> actions(wanted, deed, node));
        return reported(rule, truth, node, "action");
    }

    /**
     * What a rule says, or what the policy says for all its rules. Where both do, nobody can tell
     * whether what only the policy says counts.
     */
    private static Truth either(
            LdNode policy, LdNode rule, String member, Function<List<LdNode>, Truth> meets) {
        var own = rule.all(member);
        var shared = policy.all(member);
        if (own.isEmpty() || shared.isEmpty()) {
            return meets.apply(own.isEmpty() ? shared : own);
        }
        var alone = meets.apply(own);
        return Truth.agreed(List.of(alone, Truth.any(List.of(alone, meets.apply(shared)))));
    }

    private Truth actions(List<LdNode> wanted, LdNode deed, ObjectNode report) {
        if (wanted.isEmpty()) {
            return Truth.UNKNOWN;
        }
        var meant =
                wanted.stream()
                        .map(each -> new Meant(actionName(each), refined(each, deed, report)))
                        .toList();
        return kind.joined(
                deed.all("action").stream()
                        .map(Premises::actionName)
                        .map(name -> Truth.any(meant.stream().map(of -> isOf(name, of)).toList()))
                        .toList());
    }

    private Truth isOf(Optional<String> done, Meant meant) {
        if (done.isEmpty() || meant.name().isEmpty()) {
            return Truth.UNKNOWN;
        }
        String narrow = done.get();
        String broad = meant.name().get();
        var matches = facts.hierarchy().isAction(narrow, broad);
        // whoever asks for all of present asks for play too
        boolean partly =
                matches == Truth.FALSE && facts.hierarchy().isAction(broad, narrow) == Truth.TRUE;
        return Truth.all(List.of(partly ? Truth.UNKNOWN : matches, meant.refined()));
    }

    private Truth refined(LdNode action, LdNode deed, ObjectNode report) {
        var unread = action.membersBeyond(ACTION_MEMBERS);
        if (!unread.isEmpty()) {
            return unknowns.add(action, unread.get(0));
        }
        return constraints.all(
                action.all("refinement"), operand -> kind.values(facts, deed, operand), report);
    }

    /** The action itself, which stands under rdf:value where it is refined. */
    private static Optional<String> actionName(LdNode action) {
        return action.one("rdf:value")
                .flatMap(LdNode::iri)
                .or(action::iri)
                .filter(name -> !name.isBlank() && !name.equals(Names.ODRL));
    }

    /** A target or an assignee: of the rule, else of the policy; it may be a collection. */
    private Truth party(
            LdNode policy, LdNode rule, LdNode deed, String role, String type, ObjectNode report) {
        var wanted = rule.all(role).isEmpty() ? policy.all(role) : rule.all(role);
        if (wanted.isEmpty()) {
            return Truth.TRUE;
        }
        var node = Report.add(report, "premiseReport", type);
        var truth = either(policy, rule, role, each -> members(each, deed.all(role), node));
        return reported(wanted.get(0), truth, node, role);
    }

    private Truth members(List<LdNode> wanted, List<LdNode> given, ObjectNode report) {
        if (wanted.stream().anyMatch(each -> nameOf(each).filter(LICENSED::equals).isPresent())) {
            return Truth.TRUE;
        }
        if (given.isEmpty()) {
            return Truth.UNKNOWN;
        }
        return kind.joined(
                given.stream()
                        .map(LdNode::iri)
                        .map(
                                name ->
                                        Truth.any(
                                                wanted.stream()
                                                        .map(each -> member(each, name, report))
                                                        .toList()))
                        .toList());
    }

    /** A collection is named by its uid, or by its source when refinements narrow it. */
    private static Optional<String> nameOf(LdNode wanted) {
        return wanted.one("source").flatMap(LdNode::iri).or(wanted::iri);
    }

    private Truth member(LdNode wanted, Optional<String> given, ObjectNode report) {
        var name = nameOf(wanted);
        var refinements = wanted.all("refinement");
        if (given.isEmpty() || (name.isEmpty() && refinements.isEmpty())) {
            return Truth.UNKNOWN;
        }
        var belongs = name.map(broad -> belongs(given.get(), broad)).orElse(Truth.TRUE);
        var resource = facts.resource(given.get());
        var refined =
                constraints.all(
                        refinements,
                        operand ->
                                resource.map(known -> Facts.values(known, operand))
                                        .orElse(List.of()),
                        report);
        return Truth.all(List.of(belongs, refined));
    }

    private Truth belongs(String given, String broad) {
        var belongs = facts.hierarchy().belongs(given, broad);
        // whoever asks for an album asks for each of its songs
        boolean partly =
                belongs == Truth.FALSE && facts.hierarchy().belongs(broad, given) == Truth.TRUE;
        return partly ? Truth.UNKNOWN : belongs;
    }

    private Truth reported(LdNode where, Truth truth, ObjectNode report, String what) {
        state(report, where, truth);
        return truth == Truth.UNKNOWN ? unknowns.add(where, what) : truth;
    }

    /** Puts what became of a premise; what nobody can tell is not satisfied. */
    static void state(ObjectNode report, LdNode premise, Truth truth) {
        report.put("cf:at", premise.pointer());
        Report.state(
                report, "satisfactionState", truth == Truth.TRUE ? "Satisfied" : "Unsatisfied");
        if (truth == Truth.UNKNOWN) {
            report.put("cf:unknown", true);
        }
    }
}
