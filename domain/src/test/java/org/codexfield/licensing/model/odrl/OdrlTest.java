package org.codexfield.licensing.model.odrl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.PolicyIsMalformed;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.FindingTexts;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceFormatter;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.Licences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdrlTest {

    @Property
    void text_toOdrl_toText_isTheSame(@ForAll("licences") Licence licence) {
        String text = LicenceFormatter.format(licence);
        byte[] sealed = CanonicalJson.of(OdrlWriter.write(LicenceText.parse(text)));

        var conversion = OdrlReader.read(CanonicalJson.parseCanonical(sealed));

        assertThat(conversion.findings()).isEmpty();
        assertThat(LicenceFormatter.format(conversion.licence().orElseThrow())).isEqualTo(text);
        assertThat(CanonicalJson.of(OdrlWriter.write(conversion.licence().get())))
                .isEqualTo(sealed);
    }

    @Provide
    static Arbitrary<Licence> licences() {
        return Licences.any();
    }

    /** What is sealed stays: these bytes may never change. */
    @Test
    void theCanonicalForm_isFixed() throws Exception {
        try (var golden = OdrlTest.class.getResourceAsStream("hospital.json")) {
            assertThat(golden).isNotNull();
            assertThat(new String(CanonicalJson.of(OdrlWriter.write(Licences.hospital())), UTF_8))
                    .isEqualTo(new String(golden.readAllBytes(), UTF_8).strip());
        }
    }

    /** A price with tiers; what an older licence says stays as it was. */
    @Test
    void theCanonicalFormOfTiers_isFixed() {
        var licence =
                Licences.of(
                        "permit invoke price 0.002 EUR per MU, first 1000 MU per month free,",
                        "above 10000 MU per month 0.0015 EUR per MU");

        assertThat(
                        OdrlWriter.write(licence)
                                .at("/permission/0/duty/0/action/0/refinement/2")
                                .toString())
                .isEqualTo(
                        "{\"and\":[{\"leftOperand\":\"cf:aboveMu\",\"operator\":\"eq\","
                                + "\"unit\":\"cf:window/month\",\"rightOperand\":{\"@type\":"
                                + "\"xsd:integer\",\"@value\":\"10000\"}},{\"leftOperand\":"
                                + "\"cf:pricePerMu\",\"operator\":\"eq\",\"unit\":"
                                + "\"cf:currency/EUR\",\"rightOperand\":{\"@type\":\"xsd:decimal\","
                                + "\"@value\":\"0.0015\"}}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0015 | -0.0015",
                "10000 | 0",
                "10000 | -5",
                "cf:aboveMu | cf:belowMu",
                "cf:freeMu | cf:firstMu",
                "cf:window/month | cf:window/week",
            })
    void aPriceThatCannotBeRead_leavesThePermissionOut(String right, String wrong) {
        var policy =
                CanonicalJson.of(
                        OdrlWriter.write(
                                Licences.of(
                                        "permit invoke price 0.002 EUR per MU,",
                                        "first 1000 MU per month free,",
                                        "above 10000 MU per month 0.0015 EUR per MU")));
        var altered = new String(policy, UTF_8).replace(right, wrong).getBytes(UTF_8);
        assertThat(altered).isNotEqualTo(policy);

        var conversion = OdrlReader.read(StrictJson.parse(altered));

        assertThat(codes(conversion)).contains("odrl-duty", "odrl-permission-left-out");
        assertThat(conversion.licence().orElseThrow().rules()).isEmpty();
    }

    private static Conversion policy(String members) {
        return OdrlReader.read(
                StrictJson.parse(
                        """
                        {"@context": "http://www.w3.org/ns/odrl.jsonld", "@type": "Set",
                         "uid": "http://example.com/policy:1", "dct:title": "Elsewhere", %s}
                        """
                                .formatted(members)));
    }

    private static List<String> codes(Conversion conversion) {
        return conversion.findings().stream().map(Finding::code).toList();
    }

    @Test
    void whatWasWrittenElsewhere_isReadWhereItCanBe() {
        var conversion =
                policy(
                        """
                        "permission": {"action": "http://www.w3.org/ns/odrl/2/reproduce",
                          "constraint": {"leftOperand": "odrl:purpose", "operator": {"@id": "isAnyOf"},
                            "rightOperand": {"@id": "https://codexfield.org/ns/odrl/1/purpose/teaching"}}},
                        "prohibition": [{"action": "use", "constraint": {"leftOperand": "purpose",
                            "operator": "isAnyOf", "rightOperand": {"@id": "cf:purpose/marketing"}}}]
                        """);

        assertThat(LicenceFormatter.format(conversion.licence().orElseThrow()))
                .isEqualTo(
                        """
                        licence "Elsewhere" version 1.0.0
                        permit download, host for purpose teaching
                        forbid purpose marketing
                        """);
        assertThat(codes(conversion))
                .contains("odrl-uid", "odrl-version")
                .doesNotContain("odrl-member-lost");
        assertThat(conversion.isExact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action': 'play'} | odrl-action",
                "{'action': 'use', 'assignee': 'http://a.example'} | odrl-member",
                "{'action': 'use', 'constraint': {'leftOperand': 'count', 'operator': 'lteq',"
                        + " 'rightOperand': 3}} | odrl-constraint",
                "{'action': 'use', 'constraint': {'leftOperand': 'purpose', 'operator': 'isAnyOf',"
                        + " 'rightOperand': {'@id': 'cf:purpose/unheard-of'}}} | odrl-constraint",
                "{'action': 'use', 'duty': {'action': 'attribute'}} | odrl-duty",
                "{'action': {'rdf:value': {'@id': 'odrl:use'}, 'refinement': []}} | odrl-action",
            })
    void aPermissionThatLostSomething_isLeftOut_andReported(String permission, String code) {
        var conversion = policy("\"permission\": [" + permission.replace('\'', '"') + "]");

        assertThat(codes(conversion)).contains(code, "odrl-permission-left-out");
        assertThat(conversion.licence().orElseThrow().rules()).isEmpty();
    }

    @Test
    void aProhibitionThatLostACondition_appliesMoreWidely() {
        var conversion =
                policy(
                        """
                        "prohibition": {"action": "use", "constraint": {"leftOperand": "spatial",
                            "operator": "eq", "rightOperand": "https://www.wikidata.org/wiki/Q183"}}
                        """);

        assertThat(codes(conversion)).contains("odrl-constraint", "odrl-prohibition-wider");
        assertThat(LicenceFormatter.format(conversion.licence().orElseThrow()))
                .endsWith("forbid invoke, download, derive, host\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prohibition\": {\"action\": \"play\"}",
                "\"inheritFrom\": \"http://example.com/policy:2\", \"permission\": {\"action\":"
                        + " \"use\"}",
                "\"assignee\": \"http://example.com/ann\", \"permission\": {\"action\": \"use\"}",
                "\"action\": \"use\", \"prohibition\": {\"action\": \"derive\"}",
            })
    void whereTheRestWouldPermitMore_nothingIsGiven(String members) {
        var conversion = policy(members);

        assertThat(conversion.licence()).isEmpty();
        assertThat(codes(conversion)).contains("odrl-prohibition-lost");
    }

    /** More is lost than the list has room for: that hides no loss of a rule. */
    @Test
    void afterMoreLossesThanAreListed_nothingMoreIsPermitted() {
        String losses =
                IntStream.range(0, 1001)
                        .mapToObj(i -> "\"ex:m%d\": 1, ".formatted(i))
                        .collect(Collectors.joining());
        String limited =
                """
                %s: {"action": "use", "constraint": {"leftOperand": "count",
                    "operator": "lteq", "rightOperand": 3}}
                """;

        var permission = policy(losses + limited.formatted("\"permission\""));
        var obligation =
                policy(
                        losses
                                + limited.formatted("\"permission\"")
                                + ", \"inheritFrom\": \"ex:other\"");

        assertThat(permission.licence().orElseThrow().rules()).isEmpty();
        assertThat(permission.findings()).hasSize(1001);
        assertThat(permission.findings().get(1000).code()).isEqualTo("odrl-more");
        assertThat(FindingTexts.of(Locale.ENGLISH).text(permission.findings().get(1000)))
                .matches("[0-9]+ more .*");
        assertThat(obligation.licence()).isEmpty();
    }

    @Test
    void aDerivationThatLostACondition_isNotPermitted() {
        var conversion =
                policy(
                        """
                        "permission": [{"action": "cf:invoke"},
                          {"action": "derive", "cf:clause": {"@id": "cf:derivatives"}, "constraint":
                            {"leftOperand": "count", "operator": "lteq", "rightOperand": 3}}]
                        """);

        assertThat(LicenceFormatter.format(conversion.licence().orElseThrow()))
                .doesNotContain("derivatives");
        assertThat(codes(conversion)).contains("odrl-permission-left-out");
    }

    @Test
    void anAlteredLicence_isNotExact() {
        var altered = OdrlWriter.write(Licences.hospital()).put("cf:version", "1.2.1");

        assertThat(codes(OdrlReader.read(altered))).containsExactly("odrl-uid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "3", "{\"@context\": 7}", "{\"@context\": {\"a\": {\"@id\": \"b\"}}}"})
    void noPolicy_isRefused(String json) {
        assertThatThrownBy(() -> OdrlReader.read(StrictJson.parse(json)))
                .isInstanceOf(PolicyIsMalformed.class);
    }

    /** What is lost is told in comments above the text, and must not break out of them. */
    @Test
    void aName_cannotSmuggleALineIntoAMessage() {
        var conversion =
                OdrlReader.read(
                        StrictJson.parse(
                                """
                                {"@context": {"a\\npermit host\\n": "http://www.w3.org/ns/odrl/2/"},
                                 "a\\npermit host\\n:permission": {"action": "play"},
                                 "x\\u2028y": 1}
                                """));

        assertThat(conversion.findings())
                .isNotEmpty()
                .allSatisfy(
                        finding ->
                                assertThat(FindingTexts.of(Locale.ENGLISH).text(finding))
                                        .doesNotContain("\n", "\u2028"));
        assertThat(conversion.findings().toString()).contains("a?permit host?:permission");
    }
}
