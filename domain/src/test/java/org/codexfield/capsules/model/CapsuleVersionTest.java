package org.codexfield.capsules.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.CapsulesFixture.NOON;
import static org.codexfield.capsules.CapsulesFixture.aCapsule;
import static org.codexfield.capsules.CapsulesFixture.aDocumentation;
import static org.codexfield.capsules.CapsulesFixture.aDraft;
import static org.codexfield.capsules.CapsulesFixture.aHead;
import static org.codexfield.capsules.CapsulesFixture.aSignature;
import static org.codexfield.capsules.CapsulesFixture.aVersion;
import static org.codexfield.capsules.CapsulesFixture.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CapsuleVersionTest {

    private static final Map<CapsuleCommand, Consumer<CapsuleVersion>> TRIALS =
            Map.of(
                    CapsuleCommand.WRITE_DOCUMENTATION,
                    v -> v.describe(aDocumentation(), Optional.empty()),
                    CapsuleCommand.NAME_PARENTS,
                    v -> v.descendFrom(List.of()),
                    CapsuleCommand.PUT_PART,
                    v -> v.requireOpen(CapsuleCommand.PUT_PART),
                    CapsuleCommand.REMOVE_PART,
                    v -> v.requireOpen(CapsuleCommand.REMOVE_PART),
                    CapsuleCommand.SEAL_VERSION,
                    v -> v.seal(aHead(), digest("m"), aSignature(), NOON),
                    CapsuleCommand.PUBLISH_VERSION,
                    v -> v.publish(aCapsule(CapsuleKind.DATASET), NOON),
                    CapsuleCommand.WITHDRAW_VERSION,
                    v -> v.withdraw(aCapsule(CapsuleKind.DATASET), "wrong", NOON),
                    CapsuleCommand.READ_PARTS,
                    v -> CapsuleCommand.READ_PARTS.requireState(v.status()));

    static Stream<Arguments> cells() {
        return TRIALS.keySet().stream()
                .flatMap(
                        command ->
                                Stream.of(VersionStatus.values())
                                        .map(state -> Arguments.of(command, state)));
    }

    @ParameterizedTest(name = "{0} when {1}")
    @MethodSource("cells")
    void aCommand_startsFromItsStates_andFromNoOther(CapsuleCommand command, VersionStatus state) {
        var version = aVersion(state);
        var trial = java.util.Objects.requireNonNull(TRIALS.get(command));
        assertThat(version.status()).isEqualTo(state);
        if (command.states().contains(state)) {
            trial.accept(version);
        } else {
            assertThatThrownBy(() -> trial.accept(version)).isInstanceOf(StateForbidsCommand.class);
            assertThat(version.status()).isEqualTo(state);
        }
    }

    @Test
    void everyCommandThatNamesStates_isTried() {
        var named =
                Stream.of(CapsuleCommand.values())
                        .filter(command -> !command.states().isEmpty())
                        .toList();
        assertThat(TRIALS.keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @EnumSource
    void everyCommand_needsARole(CapsuleCommand command) {
        assertThat(command.roles()).isNotEmpty();
        assertThat(command.code()).matches("[a-z]+(-[a-z]+)*");
        if (!command.name().startsWith("READ_")) {
            assertThat(command.roles())
                    .isSubsetOf(
                            Set.of(
                                    org.codexfield.identity.Role.PUBLISHER,
                                    org.codexfield.identity.Role.STEWARD));
        }
    }

    @Test
    void facts_areAChain() {
        var version = aDraft();
        var drafted = version.drafted().change();
        var written = version.describe(aDocumentation(), Optional.empty()).change();
        var named =
                version.descendFrom(List.of(new DraftParent(digest("p"), Relation.USES))).change();
        var sealed = version.seal(aHead(), digest("m"), aSignature(), NOON);

        assertThat(drafted.before()).isEqualTo(Digest.ZERO);
        assertThat(written.before()).isEqualTo(drafted.after());
        assertThat(named.before()).isEqualTo(written.after());
        assertThat(sealed.change().before()).isEqualTo(named.after());
        assertThat(sealed.change().after()).isNotEqualTo(named.after());
        assertThat(sealed.document())
                .containsEntry("manifestDigest", digest("m").hex())
                .containsEntry("capsule", "acme/scans")
                .containsEntry("version", "1.0.0")
                .containsKeys("creator", "kid", "publicKeyMultibase", "signatureDigest");
    }

    @Test
    void parents_areNamedOnce() {
        var one = new DraftParent(digest("p"), Relation.USES);
        var again = new DraftParent(digest("p"), Relation.TRAINED_ON);
        var version = aDraft();

        assertThatThrownBy(() -> version.descendFrom(List.of(one, again)))
                .isInstanceOf(ParentIsNamedTwice.class);
        version.descendFrom(List.of(one));
        assertThat(version.parents()).containsExactly(one);
    }

    @Test
    void aDraftThatSaysNothing_hasNoDocumentation() {
        assertThatThrownBy(() -> aDraft().documentation())
                .isInstanceOf(DocumentationIsMissing.class);
    }

    @Test
    void theCatalogue_isToldOnlyOfAChange() {
        var capsule = aCapsule(CapsuleKind.DATASET);
        var version = aDraft().id();

        var listing = new Capsule.Listing(version, Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(capsule.list(Optional.of(listing))).isPresent();
        assertThat(capsule.list(Optional.of(listing))).isEmpty();
        assertThat(capsule.listed()).contains(version);
        assertThat(capsule.list(Optional.empty())).isPresent();
        assertThat(capsule.listed()).isEmpty();
    }
}
