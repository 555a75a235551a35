package org.codexfield.identity.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME;
import static org.codexfield.identity.model.IdentityFixture.BOB;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.aMember;
import static org.codexfield.identity.model.IdentityFixture.aSigningKey;
import static org.codexfield.identity.model.IdentityFixture.anApiKey;
import static org.codexfield.identity.model.IdentityFixture.anInvitation;
import static org.codexfield.identity.model.IdentityFixture.anOperator;
import static org.codexfield.identity.model.IdentityFixture.anOrganisation;
import static org.codexfield.identity.model.IdentityFixture.caller;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.shared.DomainException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state of its subject: it starts from those it names, from no other. */
class CommandStatesTest {

    /** A subject that can be told the command, and asked where it stands. */
    private record Trial(Runnable command, Supplier<Enum<?>> state) {}

    private static final Map<IdentityCommand, Function<Enum<?>, Trial>> TRIALS =
            Map.of(
                    IdentityCommand.APPROVE_ORGANISATION,
                    organisation(o -> o.approve(anOperator(), NOON)),
                    IdentityCommand.REJECT_ORGANISATION,
                    organisation(o -> o.reject("unknown", anOperator(), NOON)),
                    IdentityCommand.SUSPEND_ORGANISATION,
                    organisation(o -> o.suspend("unpaid", anOperator(), NOON)),
                    IdentityCommand.RESUME_ORGANISATION,
                    organisation(o -> o.resume(anOperator(), NOON)),
                    IdentityCommand.CHANGE_ROLES,
                    member(m -> m.changeRoles(Set.of(Role.AUDITOR), anAdministrator())),
                    IdentityCommand.END_MEMBERSHIP,
                    member(found -> found.leave(NOON)),
                    IdentityCommand.RENEW_INVITATION,
                    invitation(i -> i.renew(SecretToken.digestOf("new"), NOON)),
                    IdentityCommand.WITHDRAW_INVITATION,
                    invitation(Invitation::withdraw),
                    IdentityCommand.REPORT_COMPROMISE,
                    signingKey(k -> k.compromise(NOON)),
                    IdentityCommand.REVOKE_API_KEY,
                    apiKey(ApiKey::revoke));

    static Stream<Arguments> cells() {
        return TRIALS.keySet().stream()
                .flatMap(
                        command ->
                                Stream.of(
                                                command.states()
                                                        .iterator()
                                                        .next()
                                                        .getDeclaringClass()
                                                        .getEnumConstants())
                                        .map(state -> Arguments.of(command, state)));
    }

    @Test
    void everyCommandThatNamesStates_isTried() {
        var withStates =
                Stream.of(IdentityCommand.values())
                        .filter(command -> !command.states().isEmpty())
                        .collect(
                                Collectors.toCollection(
                                        () -> EnumSet.noneOf(IdentityCommand.class)));

        assertThat(TRIALS.keySet()).isEqualTo(withStates);
        assertThat(cells()).hasSizeGreaterThanOrEqualTo(28);
    }

    @ParameterizedTest(name = "{0} when {1}")
    @MethodSource("cells")
    void aCommand_startsFromItsStates_andIsRefusedFromAllOthers(
            IdentityCommand command, Enum<?> state) {
        var trial = requireNonNull(TRIALS.get(command)).apply(state);
        assertThat(trial.state().get()).as("what is tried").isEqualTo(state);

        if (command.states().contains(state)) {
            assertThatCode(trial.command()::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(trial.command()::run)
                    .isInstanceOfSatisfying(
                            StateForbidsCommand.class,
                            refusal -> {
                                assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
                                assertThat(refusal.arguments())
                                        .containsEntry("command", command.code());
                            });
            assertThat(trial.state().get()).as("the state after a refusal").isEqualTo(state);
        }
    }

    private static Function<Enum<?>, Trial> organisation(Consumer<Organisation> c) {
        return state -> {
            var subject = anOrganisation((OrganisationStatus) state);
            return new Trial(() -> c.accept(subject), subject::status);
        };
    }

    private static Function<Enum<?>, Trial> member(Consumer<Member> c) {
        return state -> {
            var subject = aMember((MemberStatus) state);
            return new Trial(() -> c.accept(subject), subject::status);
        };
    }

    private static Function<Enum<?>, Trial> invitation(Consumer<Invitation> c) {
        return state -> {
            var subject = anInvitation((InvitationStatus) state);
            return new Trial(() -> c.accept(subject), subject::status);
        };
    }

    private static Function<Enum<?>, Trial> signingKey(Consumer<SigningKey> c) {
        return state -> {
            var subject = aSigningKey((SigningKeyStatus) state);
            return new Trial(() -> c.accept(subject), subject::status);
        };
    }

    private static Function<Enum<?>, Trial> apiKey(Consumer<ApiKey> c) {
        return state -> {
            var subject = anApiKey((ApiKeyStatus) state);
            return new Trial(() -> c.accept(subject), subject::status);
        };
    }

    private static Caller anAdministrator() {
        return caller(BOB, ACME, Role.ADMINISTRATOR);
    }
}
