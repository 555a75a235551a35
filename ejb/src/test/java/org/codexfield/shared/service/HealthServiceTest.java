package org.codexfield.shared.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.codexfield.shared.HealthCheck;
import org.junit.jupiter.api.Test;

class HealthServiceTest {

    private record Check(String name, boolean holds) implements HealthCheck {
        @Override
        public void check() {
            if (!holds) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    @Test
    void oneFailure_isNamed_andHidesNoOther() {
        assertThat(HealthService.readiness(List.of(new Check("b", false), new Check("a", true))))
                .isEqualTo(Map.of("a", true, "b", false));
    }

    @Test
    void withoutChecks_nothingFails() {
        assertThat(HealthService.readiness(List.of())).isEmpty();
    }
}
