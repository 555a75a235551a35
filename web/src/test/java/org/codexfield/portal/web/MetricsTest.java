package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.codexfield.config.Secret;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Optional<Secret> TOKEN = Optional.of(new Secret("0123456789abcdef"));

    @Test
    void withoutAToken_metricsAreForThisMachine() {
        assertThat(MetricsResource.allowed(Optional.empty(), null, "127.0.0.1", false)).isTrue();
        assertThat(MetricsResource.allowed(TOKEN, null, "::1", false)).isTrue();
        assertThat(MetricsResource.allowed(Optional.empty(), null, "192.0.2.1", false)).isFalse();
    }

    @Test
    void whatAProxyPassedOn_isNotFromThisMachine() {
        assertThat(MetricsResource.allowed(Optional.empty(), null, "127.0.0.1", true)).isFalse();
    }

    @Test
    void theToken_opensThemFromAnywhere_andAnotherNowhere() {
        String right = "Bearer 0123456789abcdef";
        assertThat(MetricsResource.allowed(TOKEN, right, "192.0.2.1", true)).isTrue();
        assertThat(MetricsResource.allowed(TOKEN, "Bearer x", "127.0.0.1", false)).isFalse();
        assertThat(MetricsResource.allowed(TOKEN, "0123456789abcdef", "192.0.2.1", false))
                .isFalse();
        assertThat(MetricsResource.allowed(Optional.empty(), right, "192.0.2.1", false)).isFalse();
    }

    @Test
    void theVersion_isTheBuilds() {
        assertThat(ProductVersion.text()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }
}
