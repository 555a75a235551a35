package org.codexfield.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand;
import org.junit.jupiter.api.Test;

class AuthorisationMatrixTest {

    private static final Path FILE = Path.of("../docs/security/authorisation-matrix.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void theDocument_saysWhatTheCodeSays() throws IOException {
        var document = AuthorisationMatrix.document();
        if (Boolean.getBoolean("codexfield.docs.write")) {
            Files.writeString(FILE, document);
        }

        assertThat(FILE)
                .as(
                        "Who may do what has changed. If that is meant, write the document anew:"
                                + " mvn -pl ear -am test -Dtest=AuthorisationMatrixTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dcodexfield.docs.write=true")
                .hasContent(document);
    }

    @Test
    void everyCommand_hasARow_andEveryRoleAColumn() {
        var lines = AuthorisationMatrix.document().lines().toList();

        for (var command : IdentityCommand.values()) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("| `" + command.code() + "` |"))
                    .as(command.code())
                    .hasSize(command.states().isEmpty() ? 1 : 2)
                    .first()
                    .asString()
                    .matches(row -> row.split(" \\| ", -1).length == Role.values().length + 1);
        }
    }

    @Test
    void theTestsThatItNames_areThere() {
        var links = LINK.matcher(AuthorisationMatrix.document()).results().toList();

        assertThat(links)
                .hasSize(3)
                .allSatisfy(link -> assertThat(FILE.resolveSibling(link.group(1))).isRegularFile());
    }
}
