package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every list can do: sort, filter, turn pages, choose columns, export. */
class ListIT {

    private static final String OLDEST = "Organisation registered";

    private static Locator rows(Tab tab) {
        return tab.css("tbody tr");
    }

    private static Locator head(Tab tab, String name) {
        return tab.css("th").filter(new Locator.FilterOptions().setHasText(name)).first();
    }

    private static Tab audit() {
        var tab = SignedIn.as(SignedIn.OLGA);
        tab.open("/audit.xhtml");
        return tab.showing("Audit trail").settled();
    }

    @ParameterizedTest
    @EnumSource
    void aList_isSorted_pagedAndSearched(Hand hand) {
        try (var tab = audit()) {
            tab.css(".ui-paginator-rpp-options").selectOption(new SelectOption().setValue("10"));
            assertThat(rows(tab)).hasCount(10);
            assertThat(tab.css(".ui-paginator-current")).containsText("1–10 of");
            hand.press(tab, tab.css(".ui-paginator-next"));
            assertThat(tab.css(".ui-paginator-current")).containsText("11–20 of");

            hand.press(tab, head(tab, "Time"));
            assertThat(head(tab, "Time")).hasAttribute("aria-sort", "ascending");
            assertThat(tab.css(".ui-paginator-current")).containsText("1–10 of");
            assertThat(rows(tab).first()).containsText(OLDEST);

            hand.fill(tab, tab.id("list:audit:globalFilter"), "organisation-suspended-never");
            assertThat(tab.css("main")).containsText("No entries");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aList_isNarrowed_andTheAddressKeepsIt(Hand hand) {
        try (var tab = audit()) {
            tab.css("#command").selectOption(new SelectOption().setLabel("Organisation approved"));
            hand.press(tab, tab.button("Apply"));
            assertThat(tab.link("Reset")).isVisible();
            assertThat(rows(tab).first()).containsText("Organisation approved");
            assertThat(rows(tab).filter(new Locator.FilterOptions().setHasText(OLDEST)))
                    .hasCount(0);

            try (var later = SignedIn.as(SignedIn.OLGA)) {
                later.open(tab.path());
                assertThat(later.css("#command")).hasValue("organisation-approved");
                assertThat(rows(later).first()).containsText("Organisation approved");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void columns_areChosen(Hand hand) {
        try (var tab = audit()) {
            assertThat(head(tab, "Address")).isVisible();
            hand.press(tab, tab.button("Columns"));
            var chooser = tab.css(".ui-columntoggler:visible");
            PageChecks.isAccessible(tab);
            var address =
                    chooser.locator("li").filter(new Locator.FilterOptions().setHasText("Address"));
            hand.tick(tab, address.locator(".ui-chkbox-box"));
            assertThat(head(tab, "Address")).isHidden();
            tab.page().keyboard().press("Escape");
            assertThat(chooser).hasCount(0);
        }
    }

    @Test
    void aList_isExported_asCsv() throws IOException {
        var csv = Files.readString(exported("CSV"), StandardCharsets.UTF_8);

        assertThat(csv.lines().findFirst().orElse("")).contains("Time", "Who", "Action", "Address");
        assertThat(csv).contains("organisation-approved").doesNotContain("<");
        assertThat(csv.lines().count()).as("all pages").isGreaterThan(26);
    }

    @Test
    void aList_isExported_asXlsx() throws IOException {
        try (var workbook = new ZipFile(exported("Excel (XLSX)").toFile())) {
            var names = workbook.stream().map(entry -> entry.getName()).toList();
            assertThat(names).contains("xl/workbook.xml", "xl/worksheets/sheet1.xml");
            var text = new StringBuilder();
            for (var part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
                if (workbook.getEntry(part) != null) {
                    try (var in = workbook.getInputStream(workbook.getEntry(part))) {
                        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
            assertThat(text).contains("organisation-approved", "Action");
        }
    }

    @Test
    void aList_isExported_asPdf() throws IOException {
        try (var pdf = new PdfReader(exported("PDF").toString())) {
            var text = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(pdf).getTextFromPage(page));
            }
            assertThat(text.toString().replaceAll("\\s", "")).contains("Action", "signed-in");
        }
    }

    private static Path exported(String format) {
        try (var tab = audit()) {
            Hand.MOUSE.press(tab, tab.button("Export"));
            var file =
                    tab.download(
                            () ->
                                    tab.css("#auditExport-menu button")
                                            .filter(new Locator.FilterOptions().setHasText(format))
                                            .click());
            var path = Path.of("target", "exports", file.suggestedFilename());
            file.saveAs(path);
            return path;
        }
    }
}
