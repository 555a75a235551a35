package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessCsvExporterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"x\")",
                "+cmd|' /C calc'!A0",
                "-2+3+cmd",
                "@SUM(A1)",
                "|x",
                "  =1+1",
                "\t=1"
            })
    void cell_isDisarmed_whenItLooksLikeAFormula(String cell) {
        assertThat(HarmlessCsvExporter.harmless(cell)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nordbank AG", "-12.5", "+49 30 123", "1,000", "", "a=b"})
    void cell_staysAsItIs_whenItIsTextOrANumber(String cell) {
        assertThat(HarmlessCsvExporter.harmless(cell)).isEqualTo(cell);
    }
}
