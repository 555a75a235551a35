package org.codexfield.licensing.model.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.PolicyIsMalformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Own examples after the sections of the ODRL Information Model 2.2 that are named. */
class PolicyEvaluatorTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String PLAY =
            "{'@type': 'Request', 'permission': {'action': 'play', 'target': 'ex:song', 'assignee':"
                    + " 'ex:ann'}}";
    private static final String NOON =
            "{'dateTime': {'@value': '2026-06-15T12:00:00Z', '@type': 'xsd:dateTime'}}";

    private static JsonNode json(String text) {
        return StrictJson.parse(text.replace('\'', '"'));
    }

    private static ObjectNode evaluate(String policy, String request, String world) {
        return PolicyEvaluator.evaluate(
                json(policy),
                request.isEmpty() ? Optional.empty() : Optional.of(json(request)),
                json(world),
                NOW);
    }

    private static String verdict(String policy, String request, String world) {
        return evaluate(policy, request, world).get("cf:reason").asText();
    }

    private static String state(JsonNode report, String property) {
        return report.get("report:" + property).get("@id").asText().replace("report:", "");
    }

    /** Section 2.2.1: the target; 2.3.1: the assignee; 2.4: the action and its hierarchy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'action': 'play' | permitted",
                "'action': 'use' | permitted",
                "'action': 'odrl:present' | permitted",
                "'action': 'http://www.w3.org/ns/odrl/2/play' | permitted",
                "'action': [{'@id': 'odrl:print'}, 'play'] | permitted",
                "'action': 'print' | no-permission",
                "'action': 'display' | no-permission",
                "'action': 'ex:unheard-of' | no-permission",
                "'action': 'play', 'target': 'ex:song' | permitted",
                "'action': 'play', 'target': {'uid': 'ex:song'} | permitted",
                "'action': 'play', 'target': 'ex:film' | no-permission",
                "'action': 'play', 'target': 'ex:album' | permitted",
                "'action': 'play', 'target': {'@type': 'AssetCollection', 'source': 'ex:album',"
                        + " 'refinement': {'leftOperand': 'ex:length', 'operator': 'lt',"
                        + " 'rightOperand': 300}} | permitted",
                "'action': 'play', 'target': {'@type': 'AssetCollection', 'source': 'ex:album',"
                        + " 'refinement': {'leftOperand': 'ex:length', 'operator': 'lt',"
                        + " 'rightOperand': 100}} | no-permission",
                "'action': 'play', 'assignee': 'ex:ann' | permitted",
                "'action': 'play', 'assignee': 'ex:friends' | permitted",
                "'action': 'play', 'assignee': ['ex:bob', 'ex:ann'] | permitted",
                "'action': 'play', 'assignee': 'ex:bob' | no-permission",
                "'action': {'rdf:value': {'@id': 'odrl:play'}, 'refinement': {'leftOperand':"
                        + " 'resolution', 'operator': 'lteq', 'rightOperand': 1200}} | permitted",
                "'action': {'rdf:value': {'@id': 'odrl:play'}, 'refinement': {'leftOperand':"
                        + " 'media', 'operator': 'eq', 'rightOperand': 'online'}} | no-permission",
            })
    void aPermission_isActive_whenItsPremisesHold(String rule, String reason) {
        String world =
                "{'resolution': 600, 'cf:resources': [{'@id': 'ex:song', 'partOf': 'ex:album',"
                        + " 'ex:length': 240}, {'@id': 'ex:ann', 'partOf': ['ex:friends']}]}";

        assertThat(verdict("{'@type': 'Set', 'permission': [{" + rule + "}]}", PLAY, world))
                .isEqualTo(reason);
    }

    /** Section 2.5.1: constraints, and every operator of the vocabulary, section 3.16. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'count' | eq | 5 | TRUE",
                "'count' | eq | {'@value': '5.0', '@type': 'xsd:decimal'} | TRUE",
                "'count' | neq | 5 | FALSE",
                "'count' | gt | 4 | TRUE",
                "'count' | gt | 5 | FALSE",
                "'count' | gteq | 5 | TRUE",
                "'count' | lt | 5 | FALSE",
                "'count' | lteq | 5 | TRUE",
                "'count' | lteq | 'many' | UNKNOWN",
                "'dateTime' | lt | {'@value': '2026-06-15T14:00:00+02:00', '@type':"
                        + " 'xsd:dateTime'} | FALSE",
                "'dateTime' | lteq | {'@value': '2026-06-15', '@type': 'xsd:date'} | TRUE",
                "'dateTime' | lt | {'@value': '2026-06-15', '@type': 'xsd:date'} | FALSE",
                "'elapsedTime' | lteq | {'@value': 'PT48H', '@type': 'xsd:duration'} | TRUE",
                "'elapsedTime' | lteq | {'@value': 'P1M', '@type': 'xsd:duration'} | UNKNOWN",
                "'spatial' | eq | {'@id': 'ex:paris'} | TRUE",
                "'spatial' | isPartOf | {'@id': 'ex:europe'} | TRUE",
                "'spatial' | isPartOf | {'@id': 'ex:asia'} | FALSE",
                "'spatial' | isAnyOf | [{'@id': 'ex:asia'}, {'@id': 'ex:france'}] | TRUE",
                "'spatial' | isNoneOf | [{'@id': 'ex:asia'}, {'@id': 'ex:france'}] | FALSE",
                "'spatial' | isAllOf | [{'@id': 'ex:europe'}, {'@id': 'ex:france'}] | TRUE",
                "'spatial' | isAllOf | [{'@id': 'ex:europe'}, {'@id': 'ex:asia'}] | FALSE",
                "'ex:region' | hasPart | {'@id': 'ex:paris'} | TRUE",
                "'ex:region' | hasPart | {'@id': 'ex:rome'} | FALSE",
                "'recipient' | isA | {'@id': 'ex:Researcher'} | TRUE",
                "'recipient' | isA | {'@id': 'ex:Trader'} | FALSE",
                "'purpose' | isA | {'@id': 'cf:purpose/research'} | TRUE",
                "'purpose' | isA | {'@id': 'cf:purpose/teaching'} | FALSE",
                "'purpose' | isA | {'@id': 'cf:purpose/unheard-of'} | UNKNOWN",
                "'language' | eq | 'el' | TRUE",
                "'language' | eq | 'en' | FALSE",
                "'media' | eq | 'online' | UNKNOWN",
                "'count' | 'ex:roughly' | 5 | UNKNOWN",
            })
    void constraints_areEvaluated(String operand, String operator, String right, String truth) {
        String name = operator.contains(":") ? operator : "'" + operator + "'";
        String constraint =
                "{'leftOperand': %s, 'operator': %s, 'rightOperand': %s}"
                        .formatted(operand, name, right);
        String world =
                """
                {'dateTime': '2026-06-15T12:00:00Z', 'count': 5, 'elapsedTime': 'P2D',
                 'spatial': {'@id': 'ex:paris'}, 'ex:region': {'@id': 'ex:europe'},
                 'recipient': {'@id': 'ex:carol'}, 'language': 'el',
                 'purpose': {'@id': 'cf:purpose/genetic-research'},
                 'cf:resources': [
                   {'@id': 'ex:paris', 'partOf': 'ex:france'},
                   {'@id': 'ex:france', 'partOf': 'ex:europe'},
                   {'@id': 'ex:carol', '@type': 'ex:Researcher'}]}
                """;

        String permission =
                "{'permission': {'action': 'play', 'constraint': [" + constraint + "]}}";
        String prohibition =
                "{'permission': {'action': 'play'}, 'conflict': 'prohibit', 'prohibition':"
                        + " {'action': 'play', 'constraint': "
                        + constraint
                        + "}}";

        assertThat(verdict(permission, PLAY, world))
                .isEqualTo(truth.equals("TRUE") ? "permitted" : "no-permission");
        assertThat(verdict(prohibition, PLAY, world))
                .isEqualTo(truth.equals("FALSE") ? "permitted" : "prohibited");
        assertThat(evaluate(permission, PLAY, world).has("cf:unknown"))
                .isEqualTo(truth.equals("UNKNOWN"));
    }

    /** Section 2.5.2: logical constraints; T holds, F does not, U is unknown. */
    @ParameterizedTest
    @CsvSource({
        "and, TT, TRUE",
        "and, TF, FALSE",
        "and, TU, UNKNOWN",
        "and, UF, FALSE",
        "or, FT, TRUE",
        "or, UT, TRUE",
        "or, FF, FALSE",
        "or, UF, UNKNOWN",
        "xone, TF, TRUE",
        "xone, TT, FALSE",
        "xone, FF, FALSE",
        "xone, TU, UNKNOWN",
        "xone, TTU, FALSE",
        "andSequence, TT, TRUE",
        "andSequence, TF, FALSE",
    })
    void logicalConstraints_areEvaluated(String operand, String parts, String truth) {
        var list = new StringBuilder();
        for (int i = 0; i < parts.length(); i++) {
            char part = parts.charAt(i);
            String left = part == 'U' ? "media" : "count";
            list.append(list.isEmpty() ? "" : ", ")
                    .append(
                            "{'leftOperand': '%s', 'operator': 'eq', 'rightOperand': %s}"
                                    .formatted(left, part == 'T' ? 5 : 6));
        }
        String constraint = "{'%s': {'@list': [%s]}}".formatted(operand, list);
        String permission = "{'permission': {'action': 'play', 'constraint': " + constraint + "}}";
        String prohibition =
                "{'permission': {'action': 'play'}, 'conflict': 'prohibit', 'prohibition':"
                        + " {'action': 'play', 'constraint': "
                        + constraint
                        + "}}";

        assertThat(verdict(permission, PLAY, "{'count': 5}"))
                .isEqualTo(truth.equals("TRUE") ? "permitted" : "no-permission");
        assertThat(verdict(prohibition, PLAY, "{'count': 5}"))
                .isEqualTo(truth.equals("FALSE") ? "permitted" : "prohibited");
    }

    /** Section 2.9: conflict strategies; without one the policy is void. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'conflict': 'perm', | permitted",
                "'conflict': 'prohibit', | prohibited",
                "'conflict': {'@id': 'odrl:prohibit'}, | prohibited",
                "'conflict': 'invalid', | policy-is-void",
                "| policy-is-void",
            })
    void conflicts_areSettledByTheStrategy(String conflict, String reason) {
        String policy =
                "{%s 'permission': {'action': 'use'}, 'prohibition': {'action': 'play'}}"
                        .formatted(conflict == null ? "" : conflict);

        assertThat(verdict(policy, PLAY, NOON)).isEqualTo(reason);
        assertThat(verdict(policy, PLAY.replace("play", "print"), NOON)).isEqualTo("permitted");
    }

    /** Section 2.6.4: a duty of a permission must be fulfilled first. */
    @Test
    void aDutyOfAPermission_mustBeFulfilledFirst() {
        String policy =
                "{'permission': {'action': 'play', 'duty': {'action': [{'rdf:value': {'@id':"
                        + " 'odrl:compensate'}, 'refinement': {'leftOperand': 'payAmount',"
                        + " 'operator': 'gteq', 'rightOperand': {'@value': '5.00', '@type':"
                        + " 'xsd:decimal'}}}]}}}";
        String paid = "{'cf:performed': {'action': 'compensate', 'payAmount': %s}}";

        assertThat(verdict(policy, PLAY, "{}")).isEqualTo("no-permission");
        assertThat(verdict(policy, PLAY, paid.formatted("4"))).isEqualTo("no-permission");
        assertThat(verdict(policy, PLAY, paid.formatted("5"))).isEqualTo("permitted");
        var duty =
                evaluate(policy, PLAY, paid.formatted("5"))
                        .at("/report:ruleReport/0/report:conditionReport/0");
        assertThat(duty.get("@type").asText()).isEqualTo("report:DutyReport");
        assertThat(state(duty, "deonticState")).isEqualTo("Fulfilled");
    }

    /** Sections 2.6.2 and 2.6.6: an obligation, and the consequence of its neglect. */
    @Test
    void anObligation_isFulfilled_orViolatedWithItsConsequence() {
        String policy =
                "{'obligation': {'uid': 'ex:duty', 'action': 'delete', 'target': 'ex:song',"
                        + " 'assignee': 'ex:ann', 'consequence': {'action': 'compensate'}}}";
        String deed = "{'%s': [{'action': 'delete', 'target': 'ex:song', 'assignee': 'ex:ann'}]}";

        var open = evaluate(policy, "", "{}").at("/report:ruleReport/0");
        var done = evaluate(policy, "", deed.formatted("cf:performed")).at("/report:ruleReport/0");
        var left =
                evaluate(policy, "", deed.formatted("cf:unperformed")).at("/report:ruleReport/0");

        assertThat(state(open, "performanceState")).isEqualTo("Unknown");
        assertThat(state(open, "deonticState")).isEqualTo("NonSet");
        assertThat(state(done, "deonticState")).isEqualTo("Fulfilled");
        assertThat(done.get("report:rule").get("@id").asText()).isEqualTo("ex:duty");
        assertThat(state(left, "deonticState")).isEqualTo("Violated");
        assertThat(state(left.at("/report:conditionReport/0"), "activationState"))
                .isEqualTo("Active");
    }

    /** Section 2.6.7: the remedy of a prohibition that was infringed. */
    @Test
    void anInfringedProhibition_isMendedByItsRemedy() {
        String policy =
                "{'prohibition': {'action': 'index', 'target': 'ex:song', 'remedy': {'action':"
                        + " 'anonymize', 'target': 'ex:song'}}}";
        String indexed = "{'action': 'index', 'target': 'ex:song'}";
        String world = "{'cf:performed': [%s]}";

        var infringed = evaluate(policy, "", world.formatted(indexed)).at("/report:ruleReport/0");
        var mended =
                evaluate(
                                policy,
                                "",
                                world.formatted(
                                        indexed + ", " + indexed.replace("index", "anonymize")))
                        .at("/report:ruleReport/0");

        assertThat(state(infringed, "deonticState")).isEqualTo("Violated");
        assertThat(state(mended, "deonticState")).isEqualTo("Fulfilled");
    }

    /** Section 2.7.1: what a policy says for all its rules. */
    @Test
    void aCompactPolicy_speaksForAllItsRules() {
        String policy =
                "{'@context': ['http://www.w3.org/ns/odrl.jsonld', {'e':"
                        + " 'http://example.com/'}], '@type': 'Agreement', 'target': 'e:song',"
                        + " 'assignee': 'e:ann', 'permission': [{'action': 'play'}]}";
        String request =
                "{'action': 'play', 'target': 'http://example.com/%s', 'assignee':"
                        + " 'http://example.com/ann'}";

        assertThat(verdict(policy, request.formatted("song"), NOON)).isEqualTo("permitted");
        assertThat(verdict(policy, request.formatted("film"), NOON)).isEqualTo("no-permission");
    }

    /**
     * Sections 2.1 (profiles) and 2.8 (inheritance): what is not seen here denies, and is named.
     */
    @ParameterizedTest
    @ValueSource(strings = {"profile", "inheritFrom"})
    void whatIsNotSeenHere_denies(String member) {
        var report =
                evaluate(
                        "{'%s': 'http://example.com/other', 'permission': {'action': 'play'}}"
                                .formatted(member),
                        PLAY,
                        NOON);

        assertThat(report.get("cf:verdict").asText()).isEqualTo("deny");
        assertThat(report.at("/cf:unknown/0/cf:what").asText()).isEqualTo(member);
        assertThat(report.at("/cf:unknown/0/cf:at").asText()).isEqualTo("/policy/" + member);
    }

    @Test
    void thePurposeOfTheRequest_isWhatItsConstraintSays() {
        String policy =
                "{'permission': {'action': 'play', 'constraint': {'leftOperand': 'purpose',"
                        + " 'operator': 'eq', 'rightOperand': {'@id': 'ex:education'}}}}";
        String request =
                "{'action': 'play', 'constraint': [{'leftOperand': 'purpose', 'operator': 'eq',"
                        + " 'rightOperand': {'@id': 'ex:%s'}}]}";

        assertThat(verdict(policy, request.formatted("education"), "{}")).isEqualTo("permitted");
        assertThat(verdict(policy, request.formatted("sales"), "{}")).isEqualTo("no-permission");
        assertThat(
                        verdict(
                                policy,
                                request.formatted("education"),
                                "{'purpose': {'@id': 'ex:sales'}}"))
                .isEqualTo("no-permission");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | {'action': 'play'} | {}",
                "{} | {} | {}",
                "{} | 'play' | {}",
                "{} | {'action': 'play'} | 7",
                "{} | {'permission': [{'action': 'play'}, {'action': 'print'}]} | {}",
                "{'@context': {'play': {'@id': 'ex:play'}}} | {'action': 'play'} | {}",
                "{'conflict': ['perm', 'prohibit'], 'permission': {'action': 'play'},"
                        + " 'prohibition': {'action': 'play'}} | {'action': 'play'} | {}",
            })
    void whatCannotBeRead_isRefused(String policy, String request, String world) {
        assertThatThrownBy(() -> evaluate(policy, request, world))
                .isInstanceOf(PolicyIsMalformed.class);
    }

    @Test
    void nesting_isBounded() {
        var constraint =
                new StringBuilder("{'leftOperand': 'count', 'operator': 'eq', 'rightOperand': 5}");
        for (int i = 0; i < 17; i++) {
            constraint.insert(0, "{'or': ").append('}');
        }

        assertThatThrownBy(
                        () ->
                                evaluate(
                                        "{'permission': {'action': 'play', 'constraint': "
                                                + constraint
                                                + "}}",
                                        PLAY,
                                        "{'count': 5}"))
                .isInstanceOf(PolicyIsMalformed.class);
    }

    @Test
    void work_isBounded() {
        String rules =
                "{'action': 'play', 'constraint': {'leftOperand': 'count', 'operator': 'isAnyOf',"
                        + " 'rightOperand': [%s]}}";
        String values = "1, ".repeat(900) + "1";
        String many = (rules.formatted(values) + ", ").repeat(99) + rules.formatted(values);

        assertThatThrownBy(
                        () ->
                                evaluate(
                                        "{'permission': [" + many + "]}",
                                        PLAY,
                                        "{'count': [" + values + "]}"))
                .isInstanceOf(PolicyIsMalformed.class)
                .hasMessageContaining("comparisons");
    }
}
