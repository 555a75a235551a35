package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every page, whoever adds it. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path RESOURCES = Path.of("src/main/resources/org/codexfield");

    /** The bundles by the name that pages know them by. */
    private static final Map<String, String> BUNDLES =
            Map.of(
                    "msg", "portal/web/messages",
                    "idm", "identity/web/messages",
                    "adm", "identity/web/administration",
                    "evd", "evidence/web/messages",
                    "cap", "capsules/web/messages",
                    "lic", "licensing/web/messages",
                    "met", "metering/web/messages",
                    "problems", "shared/web/problems");

    private static final Pattern INLINE =
            Pattern.compile("\\s(style|on[a-z]+)=\"|<style|<script(?![^>]*\\ssrc=)");
    private static final Pattern TEXT_KEY =
            Pattern.compile("\\b(msg|idm|adm|evd|cap|lic|met)\\['([^']+)'\\]");
    private static final Pattern TEXT_WITH_ARGUMENTS = Pattern.compile("texts\\.of\\('([^']+)',");

    private static final Pattern COLUMN =
            Pattern.compile("(?s)<p:column([^>]*[^/])>(.*?)</p:column>");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }
    }

    /** The keys of one file, without those it would inherit. */
    private static Set<String> ownKeys(String bundle, String suffix) throws IOException {
        try (var reader =
                Files.newBufferedReader(RESOURCES.resolve(bundle + suffix + ".properties"))) {
            var texts = new Properties();
            texts.load(reader);
            return new TreeSet<>(texts.stringPropertyNames());
        }
    }

    @Test
    void page_hasNoInlineStyleOrScript() throws IOException {
        for (Path page : pages()) {
            assertThat(INLINE.matcher(Files.readString(page)).results().map(r -> r.group()))
                    .as("%s", page)
                    .isEmpty();
        }
    }

    @Test
    void page_usesOnlyTextsThatExist() throws IOException {
        for (Path page : pages()) {
            Matcher used = TEXT_KEY.matcher(Files.readString(page));
            while (used.find()) {
                assertThat(ownKeys(bundle(used.group(1)), ""))
                        .as("%s", page)
                        .contains(used.group(2));
            }
        }
    }

    @Test
    void page_fillsOnlyTextsThatExist() throws IOException {
        var known = new TreeSet<String>();
        for (String bundle : BUNDLES.values()) {
            known.addAll(ownKeys(bundle, ""));
        }
        for (Path page : pages()) {
            Matcher used = TEXT_WITH_ARGUMENTS.matcher(Files.readString(page));
            assertThat(known)
                    .as("%s", page)
                    .containsAll(used.results().map(key -> key.group(1)).toList());
        }
    }

    @Test
    void everyText_isThereInGerman() throws IOException {
        for (String name : List.of("msg", "idm", "adm", "evd", "cap", "lic", "met")) {
            String bundle = bundle(name);
            assertThat(ownKeys(bundle, "_de")).as(bundle).isEqualTo(ownKeys(bundle, ""));
        }
    }

    /** Without it, English readers would get the language of the server. */
    @Test
    void everyBundle_hasAnEnglishFile() {
        BUNDLES.values().forEach(b -> assertThat(RESOURCES.resolve(b + "_en.properties")).exists());
    }

    private static String bundle(String name) {
        return Objects.requireNonNull(BUNDLES.get(name));
    }

    /** A record has no properties in an expression, and a tag is markup to an exporter. */
    @Test
    void column_canBeExported() throws IOException {
        for (Path page : pages()) {
            Matcher columns = COLUMN.matcher(Files.readString(page));
            assertThat(columns.results().filter(PagesTest::exportsMarkup).map(c -> c.group(1)))
                    .as("%s: needs exportValue or exportable=\"false\", and no field", page)
                    .isEmpty();
        }
    }

    private static boolean exportsMarkup(MatchResult column) {
        String attributes = column.group(1);
        boolean marked = column.group(2).matches("(?s).*<(cf:|a |h:link|ui:).*");
        boolean said = attributes.contains("exportValue=") || attributes.contains("exportable=");
        return attributes.contains("field=") || (marked && !said);
    }
}
