package org.codexfield.capsules.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "data/train.csv", "über/Größe.txt", ".hidden", "a b/c-d_e.f"})
    void ordinaryNames_areTaken(String path) {
        assertThat(new PartPath(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/./b",
                ".",
                "..",
                "a//b",
                "a/",
                "a\\b",
                "C:/x",
                "a:b",
                "a\u0000",
                "a\nb",
                "\u202Egpj.exe",
                "a\u2066b",
                "a\u200Bb",
                "a\uFEFF",
                "u\u0308ber",
                "a\u2028b",
                "a ",
                " a",
                "a\u00A0/b",
                "a./b",
                "a.",
                "\uE000",
                "\uD800",
                "a\uFFFF"
            })
    void hostileNames_areRefusedByName(String path) {
        assertThatThrownBy(() -> new PartPath(path))
                .isInstanceOfSatisfying(
                        PartPathIsUnsafe.class,
                        refusal -> {
                            assertThat(refusal.kind()).isEqualTo(DomainException.Kind.INVALID);
                            assertThat(refusal.arguments()).containsKey("why");
                        });
    }

    @Test
    void theLimit_countsBytes() {
        assertThat(new PartPath("ü".repeat(127) + "a").value()).hasSize(128);
        assertThatThrownBy(() -> new PartPath("ü".repeat(128)))
                .isInstanceOf(PartPathIsUnsafe.class);
    }

    @Test
    void namesThatSomeSystemsTakeForOne_foldToOne() {
        assertThat(new PartPath("STRASSE").folded()).isEqualTo(new PartPath("Straße").folded());
        assertThat(new PartPath("\u212Aelvin".replace("\u212A", "K")).folded())
                .isEqualTo(new PartPath("kelvin").folded());
        assertThat(new PartPath("Data").isFolderOf(new PartPath("data/x"))).isTrue();
        assertThat(new PartPath("data").isFolderOf(new PartPath("database"))).isFalse();
    }

    @Property(tries = 2000)
    void whateverIsTaken_staysBelowItsFolder(@ForAll String text) {
        try {
            var path = new PartPath(text);
            var root = Path.of("/root");
            assertThat(root.resolve(path.value()).normalize().startsWith(root)).isTrue();
            assertThat(new PartPath(path.value())).isEqualTo(path);
        } catch (PartPathIsUnsafe e) {
            assertThat(e.arguments()).containsKey("why");
        }
    }
}
