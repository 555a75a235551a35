package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of every line of the authorisation matrix. */
class IdentityCommandTest {

    @ParameterizedTest
    @EnumSource
    void everyCommand_needsARole(IdentityCommand command) {
        assertThat(command.roles()).isNotEmpty();
        assertThat(command.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void theInstallation_isRunByOperatorsAlone_andOperatorsRunNothingElse(IdentityCommand command) {
        if (command.scope() == Scope.INSTALLATION) {
            assertThat(command.roles()).containsExactly(Role.OPERATOR);
        } else if (command != IdentityCommand.ISSUE_API_KEY) {
            assertThat(command.roles()).doesNotContain(Role.OPERATOR);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverOnlyReads_changesNothing(IdentityCommand command) {
        boolean reads = command.name().startsWith("READ_");
        if (!reads && command != IdentityCommand.ISSUE_API_KEY) {
            assertThat(command.roles())
                    .doesNotContain(Role.AUDITOR)
                    .isSubsetOf(EnumSet.of(Role.ADMINISTRATOR, Role.OPERATOR));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStatesOfACommand_areOfOneSubject(IdentityCommand command) {
        Set<? extends Class<?>> subjects =
                Set.copyOf(command.states().stream().map(Enum::getDeclaringClass).toList());

        assertThat(subjects.size()).isLessThanOrEqualTo(1);
    }
}
