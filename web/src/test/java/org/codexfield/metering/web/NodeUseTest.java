package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeUseTest {

    private static NodeUse stated(String tokens, String cpuMicros) {
        return NodeUse.of(
                HttpHeaders.of(
                        Map.of(
                                "Codexfield-Tokens",
                                List.of(tokens),
                                "Codexfield-Cpu-Micros",
                                List.of(cpuMicros)),
                        (name, value) -> true));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "''", "0x10", "9999999999999999", "\u0661"})
    void whatIsNoNumber_countsNothing(String text) {
        assertThat(stated(text, text)).isEqualTo(NodeUse.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 100000, 100000",
        "0, 0, 100001, 0",
        "0, 10, 100040, 100040",
        "0, 10, 100041, 0",
        "2500, 0, 300000, 300000",
        "2500, 0, 300001, 0",
    })
    void tokens_areAsManyAsTimeAndBytesAllow(long millis, long bytes, long stated, long counted) {
        var use = new NodeUse(stated, 0).within(Duration.ofMillis(millis).toNanos(), bytes);
        assertThat(use.tokens()).isEqualTo(counted);
    }

    @Test
    void processorTime_isAtMostThatOf256Processors() {
        long second = Duration.ofSeconds(1).toNanos();
        long most = 1_010_000L * 256;
        assertThat(new NodeUse(0, most).within(second, 0).cpuMicros()).isEqualTo(most);
        assertThat(new NodeUse(0, most + 1).within(second, 0).cpuMicros()).isZero();
    }
}
