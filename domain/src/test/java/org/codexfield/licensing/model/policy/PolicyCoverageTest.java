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

/** What is covered only in part, shared, or not read: a permission needs all, a prohibition any. */
class PolicyCoverageTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String PLAY = "{'action': 'play', 'target': 'ex:song'}";

    private static JsonNode json(String text) {
        return StrictJson.parse(text.replace('\'', '"'));
    }

    private static ObjectNode evaluate(String policy, String request, String world) {
        return PolicyEvaluator.evaluate(json(policy), Optional.of(json(request)), json(world), NOW);
    }

    private static String permitting(String rule, String request, String world) {
        return evaluate("{'permission': {" + rule + "}}", request, world).get("cf:reason").asText();
    }

    private static String prohibiting(String rule, String request, String world) {
        String policy =
                "{'conflict': 'prohibit', 'permission': {'action': ['use', 'transfer']},"
                        + " 'prohibition': {"
                        + rule
                        + "}}";
        return evaluate(policy, request, world).get("cf:reason").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'play' | ['play', 'display'] | no-permission | prohibited",
                "'play' | ['display', 'play'] | no-permission | prohibited",
                "['play', 'display'] | ['play', 'display'] | permitted | prohibited",
                "'present' | ['play', 'display'] | permitted | prohibited",
                "'index' | ['play', 'display'] | no-permission | permitted",
                "'play' | 'use' | no-permission | prohibited",
                "'play' | ['play', {'refinement': []}] | no-permission | prohibited",
            })
    void severalActions_mustAllBePermitted_andNoneProhibited(
            String meant, String asked, String permission, String prohibition) {
        String rule = "'action': " + meant;
        String request = "{'action': " + asked + "}";

        assertThat(permitting(rule, request, "{}")).isEqualTo(permission);
        assertThat(prohibiting(rule, request, "{}")).isEqualTo(prohibition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'target': 'ex:song' | 'target': ['ex:song', 'ex:film'] | no-permission |"
                        + " prohibited",
                "'target': ['ex:song', 'ex:film'] | 'target': ['ex:song', 'ex:film'] | permitted |"
                        + " prohibited",
                "'target': 'ex:album' | 'target': ['ex:song', 'ex:second'] | permitted |"
                        + " prohibited",
                "'target': 'ex:song' | 'target': 'ex:album' | no-permission | prohibited",
                "'target': 'ex:song' | 'target': ['ex:song', {}] | no-permission | prohibited",
                "'target': 'ex:song' | 'target': 'ex:film' | no-permission | permitted",
                "'target': {'source': 'ex:album', 'refinement': {'leftOperand': 'ex:length',"
                        + " 'operator': 'lt', 'rightOperand': 300}} | 'target': ['ex:song',"
                        + " 'ex:second'] | no-permission | prohibited",
                "'assignee': 'ex:ann' | 'assignee': ['ex:ann', 'ex:bob'] | no-permission |"
                        + " prohibited",
            })
    void severalTargets_mustAllBePermitted_andNoneProhibited(
            String meant, String asked, String permission, String prohibition) {
        String world =
                "{'cf:resources': [{'@id': 'ex:song', 'partOf': 'ex:album', 'ex:length': 240},"
                        + " {'@id': 'ex:second', 'partOf': 'ex:album', 'ex:length': 400}]}";
        String rule = "'action': 'play', " + meant;
        String request = "{'action': 'play', " + asked + "}";

        assertThat(permitting(rule, request, world)).isEqualTo(permission);
        assertThat(prohibiting(rule, request, world)).isEqualTo(prohibition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "isAnyOf | research | research sales | no-permission | prohibited",
                "isA | research | research sales | no-permission | prohibited",
                "eq | research | research sales | no-permission | prohibited",
                "neq | sales | research sales | no-permission | prohibited",
                "isNoneOf | sales | research sales | no-permission | prohibited",
                "isAllOf | research | research sales | no-permission | prohibited",
                "isAnyOf | research sales | research sales | permitted | prohibited",
                "eq | research sales | research sales | permitted | prohibited",
                "isAnyOf | sales | research teaching | no-permission | permitted",
                "neq | sales | research teaching | permitted | prohibited",
            })
    void severalPurposes_mustAllBePermitted_andNoneProhibited(
            String operator, String meant, String asked, String permission, String prohibition) {
        String rule =
                "'action': 'play', 'constraint': {'leftOperand': 'purpose', 'operator': '%s',"
                        + " 'rightOperand': %s}";
        String request =
                "{'action': 'play', 'constraint': {'leftOperand': 'purpose', 'operator': 'eq',"
                        + " 'rightOperand': "
                        + purposes(asked)
                        + "}}";
        String limited = rule.formatted(operator, purposes(meant));

        assertThat(permitting(limited, request, "{}")).isEqualTo(permission);
        assertThat(prohibiting(limited, request, "{}")).isEqualTo(prohibition);
        String world = "{'purpose': " + purposes(asked) + "}";
        assertThat(permitting(limited, PLAY, world)).isEqualTo(permission);
        assertThat(prohibiting(limited, PLAY, world)).isEqualTo(prohibition);
    }

    private static String purposes(String names) {
        return "[{'@id': 'ex:" + names.replace(" ", "'}, {'@id': 'ex:") + "'}]";
    }

    /** A request says what it is with eq; what it says otherwise makes nothing of it known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'leftOperand': 'purpose', 'operator': 'isAnyOf', 'rightOperand': {'@id':"
                        + " 'ex:sales'}}",
                "{'or': {'leftOperand': 'purpose', 'operator': 'eq', 'rightOperand': {'@id':"
                        + " 'ex:sales'}}}",
                "'ex:elsewhere'",
            })
    void aPurposeSaidOtherwise_isUnknown(String besides) {
        String research =
                "{'leftOperand': 'purpose', 'operator': 'eq', 'rightOperand': {'@id':"
                        + " 'ex:research'}}";
        String rule = "'action': 'play', 'constraint': " + research;
        String request = "{'action': 'play', 'constraint': [" + research + "%s]}";

        assertThat(permitting(rule, request.formatted(""), "{}")).isEqualTo("permitted");
        assertThat(permitting(rule, request.formatted(", " + besides), "{}"))
                .isEqualTo("no-permission");
    }

    @Test
    void whatStandsTwice_isRefused() {
        assertThatThrownBy(
                        () ->
                                evaluate(
                                        "{}",
                                        "{'action': 'print', 'permission': {'action': 'play'}}",
                                        "{}"))
                .isInstanceOf(PolicyIsMalformed.class)
                .hasMessageContaining("action");
    }

    /** Information Model, section 2.7.1: what a policy says for all its rules. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'action': 'play', 'permission': {'target': 'ex:song'} | permitted",
                "'action': 'print', 'permission': {'target': 'ex:song'} | no-permission",
                "'action': 'print', 'permission': {'action': 'play'} | permitted",
                "'action': 'play', 'permission': {'action': 'print'} | no-permission",
                "'action': 'play', 'conflict': 'prohibit', 'permission': {'action': 'use'},"
                        + " 'prohibition': {'target': 'ex:song'} | prohibited",
                "'action': 'play', 'conflict': 'prohibit', 'permission': {'action': 'use'},"
                        + " 'prohibition': {'action': 'print'} | prohibited",
                "'action': 'play', 'permission': {'action': 'play', 'duty': {}} | no-permission",
                "'target': 'ex:song', 'conflict': 'prohibit', 'permission': {'action': 'use'},"
                        + " 'prohibition': {'action': 'play', 'target': 'ex:film'} | prohibited",
                "'target': 'ex:song', 'permission': {'action': 'play', 'target': 'ex:film'} |"
                        + " no-permission",
            })
    void whatIsShared_bindsEachRule(String members, String reason) {
        String world = "{'cf:performed': {'action': 'play', 'target': 'ex:song'}}";

        assertThat(evaluate("{" + members + "}", PLAY, world).get("cf:reason").asText())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'action': []",
                "'action': null",
                "'action': ''",
                "'action': 'plai'",
                "'action': {'refinement': []}",
                "'action': {'rdf:value': {'@id': 'odrl:play'}, 'ex:only': 'at-night'}",
                "'target': 'ex:song'",
            })
    void anActionThatCannotBeRead_isUnknown_andNamed(String rule) {
        assertThat(permitting(rule, PLAY, "{}")).isEqualTo("no-permission");
        assertThat(prohibiting(rule, PLAY, "{}")).isEqualTo("prohibited");
        assertThat(evaluate("{'permission': {" + rule + "}}", PLAY, "{}").at("/cf:unknown/0"))
                .isNotEmpty();
    }

    @Test
    void aConstraintOfThePolicy_isUnknown_andNamed() {
        var report =
                evaluate(
                        "{'permission': {'action': 'play'}, 'constraint': {'leftOperand': 'count',"
                                + " 'operator': 'eq', 'rightOperand': 5}}",
                        PLAY,
                        "{'count': 5}");

        assertThat(report.get("cf:reason").asText()).isEqualTo("policy-is-not-known-whole");
        assertThat(report.at("/cf:unknown/0/cf:what").asText()).isEqualTo("constraint");
        assertThat(report.at("/cf:unknown/0/cf:at").asText()).isEqualTo("/policy/constraint");
    }

    private static final String FIVE =
            "'leftOperand': 'count', 'operator': 'eq', 'rightOperand': 5";
    private static final String SIX = "'leftOperand': 'count', 'operator': 'eq', 'rightOperand': 6";

    /** Each would hold for a permission, or not hold for a prohibition, if half of it were read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'and': [{FIVE}], 'or': [{SIX}]} | or",
                "{'or': [{SIX}, {FIVE}], 'xone': [{FIVE}], 'uid': 'ex:c'} | xone",
                "{'and': [{FIVE}], SIX} | leftOperand",
                "{'and': [{FIVE}], 'ex:only': 1} | ex:only",
                "{FIVE, 'status': 3} | status",
                "{FIVE, 'rightOperandReference': 'ex:r'} | rightOperandReference",
                "{FIVE, 'dataType': 'ex:apples'} | dataType",
                "{FIVE, 'unit': {'ex:name': 'EUR'}} | unit",
                "{'leftOperand': ['count', 'media'], 'operator': 'eq', 'rightOperand': 5} |"
                        + " constraint",
                "{'leftOperand': 'count', 'operator': ['eq', 'gt'], 'rightOperand': 5} |"
                        + " constraint",
            })
    void aConstraintThatIsNotReadWhole_isUnknown_andNamed(String text, String what) {
        String constraint = text.replace("FIVE", FIVE).replace("SIX", SIX);
        for (var count : new String[] {"{'count': 5}", "{'count': 7}"}) {
            String rule = "'action': 'play', 'constraint': " + constraint;
            assertThat(permitting(rule, PLAY, count)).isEqualTo("no-permission");
            assertThat(prohibiting(rule, PLAY, count)).isEqualTo("prohibited");
            assertThat(
                            evaluate("{'permission': {" + rule + "}}", PLAY, count)
                                    .at("/cf:unknown")
                                    .findValuesAsText("cf:what"))
                    .contains(what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{FIVE, 'uid': 'ex:c', '@type': 'Constraint', 'dct:description': 'five'}",
                "{FIVE, 'dataType': 'xsd:integer'}",
                "{'and': [{FIVE}], 'dct:title': 'five'}",
            })
    void remarks_changeNothing(String text) {
        String rule = "'action': 'play', 'constraint': " + text.replace("FIVE", FIVE);

        assertThat(permitting(rule, PLAY, "{'count': 5}")).isEqualTo("permitted");
        assertThat(prohibiting(rule, PLAY, "{'count': 6}")).isEqualTo("permitted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rdf:value': 5, 'unit': 'ex:EUR'} | permitted | prohibited",
                "{'rdf:value': 6, 'unit': 'ex:EUR'} | no-permission | permitted",
                "{'rdf:value': 5, 'unit': 'ex:USD'} | no-permission | prohibited",
                "{'rdf:value': 6, 'unit': 'ex:USD'} | no-permission | prohibited",
                "5 | no-permission | prohibited",
            })
    void amounts_areComparedInOneUnitAlone(String paid, String permission, String prohibition) {
        String rule =
                "'action': 'play', 'constraint': {'leftOperand': 'payAmount', 'operator': 'eq',"
                        + " 'rightOperand': 5, 'unit': 'ex:EUR'}";
        String world = "{'payAmount': " + paid + "}";

        assertThat(permitting(rule, PLAY, world)).isEqualTo(permission);
        assertThat(prohibiting(rule, PLAY, world)).isEqualTo(prohibition);
    }
}
