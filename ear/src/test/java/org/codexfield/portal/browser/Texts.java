package org.codexfield.portal.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the pages, as their bundles have them. */
final class Texts {

    private static final Path FOLDER = Path.of("../web/src/main/resources/org/codexfield");
    private static final List<String> BUNDLES =
            List.of(
                    "portal/web/messages",
                    "identity/web/messages",
                    "identity/web/administration",
                    "evidence/web/messages",
                    "capsules/web/messages",
                    "licensing/web/messages",
                    "metering/web/messages");

    private Texts() {}

    /** What only an English page says: texts that no German bundle has. */
    static Set<String> englishOnly() {
        var german = BUNDLES.stream().flatMap(name -> texts(name + "_de")).toList();
        return BUNDLES.stream()
                .flatMap(Texts::texts)
                .filter(text -> !text.contains("{") && !german.contains(text))
                .collect(Collectors.toSet());
    }

    private static Stream<String> texts(String bundle) {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(FOLDER.resolve(bundle + ".properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream().map(properties::getProperty);
    }
}
