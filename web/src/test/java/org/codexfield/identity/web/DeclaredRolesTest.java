package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codexfield.identity.Role;
import org.junit.jupiter.api.Test;

class DeclaredRolesTest {

    private static final Pattern ROLE = Pattern.compile("<role-name>([^<]+)</role-name>");

    /** One server takes an undeclared role for held by everybody. */
    @Test
    void everyRole_isDeclared_andNoOther() throws IOException {
        var declared =
                ROLE.matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        var roles =
                Stream.concat(
                                Stream.of("user", "system"),
                                Arrays.stream(Role.values()).map(Role::code))
                        .toList();

        assertThat(declared).containsExactlyInAnyOrderElementsOf(List.copyOf(roles));
    }
}
