package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codexfield.identity.Role;
import org.junit.jupiter.api.Test;

class TextsOfIdentityTest {

    private static final Path BUNDLES = Path.of("src/main/resources/org/codexfield/identity/web");
    private static final Pattern KEY = Pattern.compile("idm\\['([^']+)'\\]");

    private static Set<String> keys(String suffix) throws IOException {
        try (var reader =
                Files.newBufferedReader(BUNDLES.resolve("messages" + suffix + ".properties"))) {
            var texts = new Properties();
            texts.load(reader);
            return new TreeSet<>(texts.stringPropertyNames());
        }
    }

    @Test
    void pages_useOnlyTextsThatExist() throws IOException {
        var known = keys("");
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (var page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                var used =
                        KEY.matcher(Files.readString(page))
                                .results()
                                .map(found -> found.group(1))
                                .filter(key -> !key.endsWith("."))
                                .toList();
                assertThat(known).as("%s", page).containsAll(used);
            }
        }
    }

    @Test
    void everyText_isThereInGerman() throws IOException {
        assertThat(keys("_de")).isEqualTo(keys(""));
    }

    @Test
    void everyRole_hasAName() throws IOException {
        assertThat(keys(""))
                .containsAll(
                        Arrays.stream(Role.values()).map(role -> "role." + role.code()).toList());
    }

    @Test
    void everythingThatLeadsToTheLogin_isExplainedThere() throws IOException {
        assertThat(keys(""))
                .containsAll(LoginPage.PROBLEMS.stream().map(p -> "login.note." + p).toList());
    }
}
