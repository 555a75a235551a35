package org.codexfield.capsules.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.codexfield.identity.Slug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapsuleNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme/scans", "a-b/0x", "acme/lung-scans-2026"})
    void names_areReadAndWritten(String name) {
        assertThat(CapsuleName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme/",
                "/scans",
                "acme/a",
                "acme/A1",
                "acme/a--b",
                "acme/a-",
                "a/b/c"
            })
    void whatNamesNoCapsule_isRefused(String name) {
        assertThatThrownBy(() -> CapsuleName.parse(name))
                .isInstanceOf(CapsuleNameIsUnacceptable.class);
    }

    /** The grammar is written twice, since whoever verifies knows no organisations. */
    @Property(tries = 2000)
    void organisations_areNamedAsIdentityNamesThem(
            @ForAll
                    @CharRange(from = 'a', to = 'c')
                    @CharRange(from = '-', to = '0')
                    @StringLength(max = 45)
                    String organisation) {
        boolean taken;
        try {
            taken = new CapsuleName(organisation, "scans").organisation().equals(organisation);
        } catch (CapsuleNameIsUnacceptable e) {
            taken = !e.code().equals("capsule-name-is-unacceptable");
        }
        assertThat(taken).isEqualTo(Slug.isOne(organisation));
    }
}
