package org.codexfield.capsules.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private final Markdown markdown = new Markdown();

    @Test
    void aCard_isShown_belowThePagesOwnHeadings() {
        assertThat(markdown.html("# Scans\n\nof **lungs**\n\n###### Deep"))
                .contains("<h3>Scans</h3>", "<strong>lungs</strong>", "<h6>Deep</h6>")
                .doesNotContain("<h1", "<h2");
    }

    @Test
    void aTable_isOne() {
        assertThat(markdown.html("|a|b|\n|-|-|\n|1|2|")).contains("<table>", "<td>2</td>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "hello <b onclick='x()'>you</b>",
                "<svg/onload=alert(1)>"
            })
    void html_isText(String card) {
        assertThat(markdown.html(card)).doesNotContain("<script", "<img", "<b ", "<svg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](vbscript:x)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "[x](&#106;avascript:alert(1))"
            })
    void aLink_leadsToTheWebAlone(String card) {
        assertThat(markdown.html(card).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("href=\"javascript", "href=\"vbscript", "href=\"data");
    }

    @Test
    void aLink_tellsNothing() {
        assertThat(markdown.html("[x](https://example.org/)"))
                .contains("href=\"https://example.org/\"")
                .contains("rel=\"nofollow noopener noreferrer ugc\"");
    }

    /** It would tell another server who reads the page. */
    @Test
    void aPicture_isItsDescription() {
        assertThat(markdown.html("![A lung](https://example.org/l.png)"))
                .contains("A lung")
                .doesNotContain("<img", "example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. "})
    void deepNesting_isShownAsItWasWritten(String level) {
        assertThat(markdown.html(level.repeat(20_000) + "<end>"))
                .startsWith("<pre>")
                .contains("&lt;end&gt;");
    }

    @Test
    void manyBrackets_areNoTrouble() {
        assertThat(markdown.html("[".repeat(60_000) + "*".repeat(60_000))).isNotEmpty();
    }
}
