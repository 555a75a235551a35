package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.codexfield.licensing.Action;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.RequestIsRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {

    private static final String CAPSULE = "/gateway/acme-labs/flowers/1.0.0";

    @Test
    void anAddress_namesCapsuleVersionAndPath() {
        var address = GatewayAddress.parse(CAPSULE + "/parts/a%20b/%C3%A4.csv", "x=1&y=%20");
        assertThat(address.capsule()).hasToString("acme-labs/flowers");
        assertThat(address.version().value()).isEqualTo("1.0.0");
        assertThat(address.path()).containsExactly("parts", "a b", "ä.csv");
        assertThat(address.part().orElseThrow().value()).isEqualTo("a b/ä.csv");
        assertThat(address.target()).isEqualTo("parts/a%20b/%C3%A4.csv?x=1&y=%20");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, parts/a.csv, DOWNLOAD",
        "HEAD, parts/a/b.csv, DOWNLOAD",
        "POST, parts/a.csv, INVOKE",
        "GET, parts, INVOKE",
        "GET, v2/models/flowers, INVOKE",
        "POST, v2/models/flowers/infer, INVOKE",
    })
    void theAction_followsFromMethodAndPath(String method, String path, Action action) {
        assertThat(GatewayAddress.parse(CAPSULE + "/" + path, null).action(method))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../other/1.0.0/parts/a",
                "/parts/..",
                "/parts/./a",
                "/parts/%2e%2e/a",
                "/parts/%2E",
                "/parts/a%2fb",
                "/parts/a%5Cb",
                "/parts/a%3Bb",
                "/parts/a;b",
                "/parts//a",
                "/parts/",
                "/parts/a%00",
                "/parts/a%0d%0aHost:x",
                "/parts/%252e",
                "/parts/%zz",
                "/parts/%",
                "/parts/%4",
                "/parts/%ff",
                "/parts/%c0%ae",
                "/parts/a b",
                "/parts/ä",
                "/parts/a\\b",
                "/parts/a|b",
            })
    void whatCouldBeReadInTwoWays_isRefused(String path) {
        assertThatThrownBy(() -> GatewayAddress.parse(CAPSULE + path, null))
                .isInstanceOfSatisfying(
                        RequestIsRefused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo("address-is-unsafe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/acme-labs", "/acme-labs/flowers/1.0.0"})
    void anAddressWithoutPath_namesNothing(String path) {
        assertThatThrownBy(() -> GatewayAddress.parse("/gateway" + path, null))
                .isInstanceOf(RequestIsRefused.class)
                .hasMessageNotContaining("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gateway/A/flowers/1.0.0/x", "/gateway/acme-labs/flowers/one/x"})
    void aNameThatNoCapsuleHas_isRefused(String path) {
        assertThatThrownBy(() -> GatewayAddress.parse(path, null))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aQueryThatIsNotEncoded_orTooLong_isRefused() {
        for (var query : new String[] {"a b", "a|b", "a#b", "%", "x".repeat(5000)}) {
            assertThatThrownBy(() -> GatewayAddress.parse(CAPSULE + "/x", query))
                    .isInstanceOf(RequestIsRefused.class);
        }
    }
}
