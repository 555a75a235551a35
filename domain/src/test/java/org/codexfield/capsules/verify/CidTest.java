package org.codexfield.capsules.verify;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.codexfield.capsules.CapsulesFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidTest {

    /** As npm multiformats 13 gives them: CID.create(1, raw.code, await sha256.digest(bytes)). */
    @ParameterizedTest
    @CsvSource({
        "'', 1, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
        "abc, 1, bafkreif2pall7dybz7vecqka3zo24irdwabwdi4wc55jznaq75q7eaavvu",
        "x, 3000000, bafkreihflof56yq53kupiywhi5c5xfua2o5xknvjz6cu7dlgnczuukdysa"
    })
    void identifiers_areThoseOfAnotherImplementation(String text, int times, String expected) {
        assertThat(new Cid(CapsulesFixture.digest(text.repeat(times)))).hasToString(expected);
    }

    @Property
    void everyIdentifier_hasTheSameBeginningAndLength(@ForAll String content) {
        assertThat(new Cid(CapsulesFixture.digest(content)).toString())
                .matches("bafkrei[a-z2-7]{52}");
    }
}
