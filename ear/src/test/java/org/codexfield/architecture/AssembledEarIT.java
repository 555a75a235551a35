package org.codexfield.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the EAR holds, archives within archives too. */
class AssembledEarIT {

    private static final List<String> ENTRIES = new ArrayList<>();

    @BeforeAll
    static void list() throws IOException {
        try (var ear =
                new ZipInputStream(
                        Files.newInputStream(Path.of(System.getProperty("codexfield.ear"))))) {
            list("", ear);
        }
    }

    private static void list(String archive, ZipInputStream entries) throws IOException {
        for (ZipEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            var name = archive + entry.getName();
            ENTRIES.add(name);
            if (name.endsWith(".jar") || name.endsWith(".war")) {
                list(name + "!/", new ZipInputStream(entries));
            }
        }
    }

    /** Bundled, its weaver would load itself through the class loader that it transforms. */
    @Test
    void eclipseLink_isTheServersAlone() {
        assertThat(ENTRIES)
                .noneMatch(entry -> entry.contains("eclipselink"))
                .noneMatch(entry -> entry.contains("org/eclipse/persistence/"));
    }

    /** A second copy of the platform's interfaces would be another type to the server. */
    @Test
    void thePlatform_isTheServersAlone() {
        assertThat(ENTRIES)
                .noneMatch(entry -> entry.contains("!/jakarta/ejb/"))
                .noneMatch(entry -> entry.contains("!/jakarta/persistence/"))
                .noneMatch(entry -> entry.contains("!/jakarta/ws/rs/"))
                .noneMatch(entry -> entry.contains("!/jakarta/servlet/"));
    }

    @Test
    void everyModule_isWhereItsBeansAreSeen() {
        assertThat(ENTRIES)
                .contains("codexfield-ejb.jar", "codexfield-web.war")
                .filteredOn(entry -> entry.matches("lib/codexfield-[a-z-]+-[0-9][^/]*\\.jar"))
                .extracting(entry -> entry.replaceAll("lib/codexfield-([a-z-]+?)-[0-9].*", "$1"))
                .containsExactlyInAnyOrder("adapters", "config", "db-migrations", "domain");
        assertThat(ENTRIES)
                .anyMatch(entry -> entry.startsWith("lib/codexfield-domain") && isDomain(entry))
                .noneMatch(entry -> entry.startsWith("codexfield-web.war!/") && isDomain(entry));
    }

    /** A second copy of an annotation is another one: what is nullable would be demanded. */
    @Test
    void whatTheEarHas_theWarHasNot() {
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.matches("codexfield-web\\.war!/WEB-INF/lib/[^!]+\\.jar"))
                .extracting(entry -> "lib/" + entry.substring(entry.lastIndexOf('/') + 1))
                .doesNotContainAnyElementsOf(ENTRIES);
    }

    /** Tests, and the canaries of the architecture, stay at home. */
    @Test
    void nothingOfTheTests_isDelivered() {
        assertThat(ENTRIES)
                .noneMatch(entry -> entry.contains("org/codexfield/canary/"))
                .noneMatch(entry -> entry.contains("org/junit/"))
                .noneMatch(entry -> entry.contains("org/openjdk/jmh/"))
                .noneMatch(entry -> entry.contains("com/tngtech/"));
    }

    private static boolean isDomain(String entry) {
        return entry.endsWith("!/org/codexfield/identity/Role.class");
    }
}
