package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class SecretTokenTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void aToken_holds256RandomBits_andFitsIntoALink() {
        var one = SecretToken.fresh(random);
        var other = SecretToken.fresh(random);

        assertThat(one.value()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.value());
    }

    @Test
    void aPrefix_makesItRecognisable() {
        assertThat(SecretToken.fresh("cfk_", random).value()).matches("cfk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void whatIsKept_isTheDigestOfAllThatIsShown() {
        var token = SecretToken.fresh("cfk_", random);

        assertThat(token.digest())
                .isEqualTo(SecretToken.digestOf(token.value()))
                .isEqualTo(Digest.of(token.value().getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(SecretToken.digestOf(token.value() + " "));
    }

    @Test
    void aToken_isShownNowhere() {
        var token = SecretToken.fresh(random);

        assertThat(token).asString().doesNotContain(token.value());
    }
}
