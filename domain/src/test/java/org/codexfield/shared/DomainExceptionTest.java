package org.codexfield.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainExceptionTest {

    private static final class AccessRequestAlreadyDecided extends DomainException {
        private static final long serialVersionUID = 1L;

        AccessRequestAlreadyDecided(Map<String, String> arguments) {
            super(Kind.CONFLICT, "Decided already; read it again.", arguments);
        }
    }

    private static final class JWSKeyUnknown extends DomainException {
        private static final long serialVersionUID = 1L;

        JWSKeyUnknown(Throwable cause) {
            super(Kind.NOT_FOUND, "Unknown.", Map.of(), cause);
        }
    }

    @Test
    void code_isTheClassNameInKebabCase() {
        assertThat(new AccessRequestAlreadyDecided(Map.of()).code())
                .isEqualTo("access-request-already-decided");
        assertThat(new JWSKeyUnknown(new RuntimeException()).code()).isEqualTo("jws-key-unknown");
    }

    @Test
    void arguments_areCopiedAndUnmodifiable() {
        var given = new HashMap<>(Map.of("accessRequest", "7"));
        var refusal = new AccessRequestAlreadyDecided(given);
        given.clear();
        assertThat(refusal.arguments()).containsExactly(Map.entry("accessRequest", "7"));
        assertThatThrownBy(() -> refusal.arguments().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void cause_isKept() {
        var cause = new RuntimeException("why");
        assertThat(new JWSKeyUnknown(cause)).hasCause(cause);
        assertThat(new JWSKeyUnknown(cause).kind()).isEqualTo(DomainException.Kind.NOT_FOUND);
    }
}
