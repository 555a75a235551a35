package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All style sheets are on every page: two that mean different things by a class spoil both. */
class StylesTest {

    private static final Path ASSETS = Path.of("src/main/webapp/assets");
    private static final Pattern RULE = Pattern.compile("(?m)^(\\.cf-[a-z0-9-]+) \\{$");

    private static Map<String, Set<String>> definitions(List<Path> sheets) throws IOException {
        var definitions = new TreeMap<String, Set<String>>();
        for (var sheet : sheets) {
            var rules = RULE.matcher(Files.readString(sheet));
            while (rules.find()) {
                definitions
                        .computeIfAbsent(rules.group(1), name -> new TreeSet<>())
                        .add(sheet.getFileName().toString());
            }
        }
        return definitions;
    }

    @Test
    void aClass_isDefinedByOneStyleSheet() throws IOException {
        try (var files = Files.list(ASSETS)) {
            var sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
            var definitions = definitions(sheets);
            assertThat(definitions).containsKeys(".cf-faceted", ".cf-beside", ".cf-panel");
            definitions.values().removeIf(names -> names.size() == 1);
            assertThat(definitions).isEmpty();
        }
    }
}
