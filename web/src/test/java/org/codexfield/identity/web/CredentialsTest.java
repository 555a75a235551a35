package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void schemes_areCaseInsensitive() {
        assertThat(Credentials.read("bearer cfk_abc")).isEqualTo(new Credentials.Bearer("cfk_abc"));
        assertThat(Credentials.read(" BEARER  a.b-c_d~e+f/g== "))
                .isEqualTo(new Credentials.Bearer("a.b-c_d~e+f/g=="));
        assertThat(Credentials.read(basic("a:b").replace("Basic", "bAsIc")).isBasic()).isTrue();
    }

    @Test
    void basic_isUtf8_andThePasswordMayHoldColons() {
        assertThat(Credentials.read(basic("ann@example.org:pä:ss:")))
                .isEqualTo(new Credentials.Basic("ann@example.org", "pä:ss:"));
        assertThat(Credentials.read(basic(":"))).isEqualTo(new Credentials.Basic("", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer a,b",
                "Bearer a\u0000b",
                "Bearer \u00e4",
                "Basic %%%",
                "Basic a",
                "Basic YWJj",
                "Digest username=a",
                "Negotiate abc",
                "cfk_abc"
            })
    void anythingElse_isUnreadable(String header) {
        assertThat(Credentials.read(header)).isEqualTo(new Credentials.Unreadable());
    }

    @Test
    void basic_thatIsNoUtf8_isUnreadable() {
        var latin1 = Base64.getEncoder().encodeToString(new byte[] {'a', ':', (byte) 0xe4});

        assertThat(Credentials.read("Basic " + latin1)).isEqualTo(new Credentials.Unreadable());
    }

    @Test
    void endlessHeaders_areUnreadable() {
        assertThat(Credentials.read("Bearer " + "a".repeat(9_000)))
                .isEqualTo(new Credentials.Unreadable());
    }

    @Test
    void secrets_areNeverPrinted() {
        assertThat(Credentials.read("Bearer cfk_abc").toString()).doesNotContain("cfk_abc");
        assertThat(Credentials.read(basic("ann:swordfish")).toString()).doesNotContain("swordfish");
    }
}
