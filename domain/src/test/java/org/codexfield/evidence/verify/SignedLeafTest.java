package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.codexfield.evidence.verify.SignedLeafReport.Finding;
import org.codexfield.evidence.verify.SignedLeafReport.Outcome;
import org.codexfield.evidence.verify.SignedLeafReport.Step;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLeafTest {

    private static final String ORIGIN = "example.org/decisions";
    private static final TestKeys LOG_KEYS = TestKeys.ed25519(5);
    private static final NoteKey LOG_KEY = new NoteKey(ORIGIN, LOG_KEYS.key());
    private static final List<NoteKey> TRUSTED = List.of(LOG_KEY);
    private static final int SIZE = 13;

    @Test
    void leafBytes_areCanonicalJson() {
        var leaf = leaf(1);
        assertThat(leaf.bytes()).isEqualTo(CanonicalJson.of(leaf.toJson()));
        assertThat(new String(leaf.bytes(), UTF_8))
                .isEqualTo(
                        "{\"documentDigest\":\""
                                + leaf.documentDigest().hex()
                                + "\",\"type\":\"key-rotated\"}");
        assertThat(LogLeaf.ofJson(leaf.toJson())).isEqualTo(leaf);
        assertThat(leaf.hash()).isEqualTo(MerkleTree.leafHash(leaf.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "key-rotated", "capsule.sealed", "a1.b-2.c"})
    void leafType_isAccepted(String type) {
        assertThat(new LogLeaf(type, Digest.of(new byte[0])).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-a", "a-", "a--b", "a..b", "A", "a b", "a_b", "\u00e4", "a\"", "a\n"})
    void leafType_isRefused(String type) {
        assertThatThrownBy(() -> new LogLeaf(type, Digest.of(new byte[0])))
                .isInstanceOf(LogLeafIsMalformed.class);
    }

    @Test
    void leafType_isBounded() {
        assertThat(new LogLeaf("a".repeat(64), Digest.of(new byte[0])).type()).hasSize(64);
        assertThatThrownBy(() -> new LogLeaf("a".repeat(65), Digest.of(new byte[0])))
                .isInstanceOf(LogLeafIsMalformed.class);
    }

    @Test
    void verify_isValid_forEveryLeaf() {
        for (int i = 0; i < SIZE; i++) {
            var report = evidence(i).verify(leaf(i), ORIGIN, TRUSTED);
            assertThat(report.isValid()).isTrue();
            assertThat(report.failures()).isEmpty();
            assertThat(report.findings()).extracting(Finding::step).containsExactly(Step.values());
        }
    }

    @Test
    void json_isReadAsWritten() {
        var evidence = evidence(3);
        assertThat(SignedLeaf.ofJson(StrictJson.parse(evidence.toJson().toString())))
                .isEqualTo(evidence);
        var more = evidence.toJson().put("more", 1);
        assertThatThrownBy(() -> SignedLeaf.ofJson(more)).isInstanceOf(JsonIsMalformed.class);
    }

    @Test
    void verify_saysWhatIsWrong() {
        var good = evidence(3);
        assertFails(good.verify(leaf(4), ORIGIN, TRUSTED), Step.LEAF);
        assertFails(good.verify(leaf(3), "example.org/other", TRUSTED), Step.ORIGIN);
        assertFails(good.verify(leaf(3), ORIGIN, List.of(key(ORIGIN, 6))), Step.SIGNATURE);
        assertFails(
                new SignedLeaf(leaf(4), good.proof(), good.checkpoint())
                        .verify(leaf(4), ORIGIN, TRUSTED),
                Step.PATH);
        var smaller = new InclusionProof(3, SIZE - 1, good.proof().path());
        assertFails(
                new SignedLeaf(leaf(3), smaller, good.checkpoint())
                        .verify(leaf(3), ORIGIN, TRUSTED),
                Step.TREE_SIZE);
        var forged = good.checkpoint().replace("\n" + SIZE + "\n", "\n" + (SIZE + 1) + "\n");
        assertFails(
                new SignedLeaf(leaf(3), good.proof(), forged).verify(leaf(3), ORIGIN, TRUSTED),
                Step.SIGNATURE,
                Step.TREE_SIZE);
    }

    @Test
    void verify_skipsWhatNeedsTheCheckpoint_whenThatCannotBeRead() {
        var good = evidence(3);
        var report =
                new SignedLeaf(leaf(3), good.proof(), "nonsense").verify(leaf(3), ORIGIN, TRUSTED);
        assertFails(report, Step.CHECKPOINT);
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.SKIPPED)
                .extracting(Finding::step)
                .containsExactly(Step.SIGNATURE, Step.ORIGIN, Step.TREE_SIZE, Step.PATH);
    }

    @Property
    void anyAlteredCharacterOfTheEvidence_isNotValid(
            @ForAll @IntRange(max = 100_000) int position, @ForAll @IntRange(max = 12) int index) {
        var text = StrictJson.write(evidence(index).toJson());
        int at = position % text.length();
        var altered = text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
        assertThat(isProved(altered, index)).isFalse();
    }

    private static boolean isProved(String json, int index) {
        try {
            return SignedLeaf.ofJson(StrictJson.parse(json))
                    .verify(leaf(index), ORIGIN, TRUSTED)
                    .isValid();
        } catch (DomainException e) {
            assertThat(e.kind()).isEqualTo(DomainException.Kind.INVALID);
            return false;
        }
    }

    private static void assertFails(SignedLeafReport report, Step... steps) {
        assertThat(report.isValid()).isFalse();
        assertThat(report.failures()).extracting(Finding::step).containsExactly(steps);
        assertThat(report.failures()).allSatisfy(f -> assertThat(f.reason()).isNotEmpty());
    }

    private static SignedLeaf evidence(int index) {
        var log = new MerkleFixture();
        for (int i = 0; i < SIZE; i++) {
            log.append(leaf(i).bytes());
        }
        var note = new Checkpoint(ORIGIN, SIZE, log.frontier().root()).toNote();
        return new SignedLeaf(
                leaf(index),
                log.prover().inclusion(index, SIZE),
                note.sign(LOG_KEY, LOG_KEYS.signer()).written());
    }

    private static LogLeaf leaf(int index) {
        return new LogLeaf("key-rotated", Digest.of(new byte[] {(byte) index}));
    }

    private static NoteKey key(String name, int seed) {
        return new NoteKey(name, TestKeys.ed25519(seed).key());
    }
}
