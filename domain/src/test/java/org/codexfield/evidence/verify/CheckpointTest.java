package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The example of C2SP tlog-checkpoint (CC BY 4.0). */
    private static final String EXAMPLE =
            "example.com/behind-the-sofa\n"
                + "20852163\n"
                + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
                + "\n"
                + "\u2014 example.com/behind-the-sofa"
                + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final TestKeys LOG = TestKeys.ed25519(5);
    private static final NoteKey KEY = new NoteKey("example.org/decisions", LOG.key());

    @Test
    void example_isReadAndWrittenAlike() {
        var note = SignedNote.parse(EXAMPLE);
        var checkpoint = Checkpoint.ofText(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(StrictBase64.encode(checkpoint.root().bytes()) + "\n").isEqualTo(ROOT);
        assertThat(checkpoint.extensions()).isEmpty();
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.written()).isEqualTo(EXAMPLE);
        assertThat(note.signatures().get(0).keyName()).isEqualTo("example.com/behind-the-sofa");
        assertThatThrownBy(() -> Checkpoint.verify(EXAMPLE, List.of(KEY)))
                .isInstanceOf(NoteSignatureIsMissing.class);
    }

    @Test
    void verify_givesBackWhatWasSigned() {
        var checkpoint =
                new Checkpoint("example.org/decisions", 7, Digest.of(new byte[0]), List.of("x y"));
        var note = checkpoint.toNote().sign(KEY, LOG.signer()).written();
        assertThat(Checkpoint.verify(note, List.of(KEY))).isEqualTo(checkpoint);
        assertThatThrownBy(() -> Checkpoint.verify(note.replace("\n7\n", "\n8\n"), List.of(KEY)))
                .isInstanceOf(SignatureDoesNotMatch.class);
    }

    @Test
    void emptyTree_hasItsOwnRoot() {
        var empty = new Checkpoint("o", 0, MerkleTree.emptyRoot());
        assertThat(Checkpoint.ofText(empty.text())).isEqualTo(empty);
        assertThatThrownBy(() -> new Checkpoint("o", 0, Digest.of(new byte[1])))
                .isInstanceOf(NoteIsMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n1\n" + ROOT + "\n",
                "\n1\n" + ROOT,
                "o\n\n" + ROOT,
                "o\n01\n" + ROOT,
                "o\n+1\n" + ROOT,
                "o\n-1\n" + ROOT,
                "o\n 1\n" + ROOT,
                "o\n1 \n" + ROOT,
                "o\n1e3\n" + ROOT,
                "o\n\u0661\n" + ROOT,
                "o\n9007199254740992\n" + ROOT,
                "o\n99999999999999999999\n" + ROOT,
                "o\n1\nAAAA\n",
                "o\n1\n\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\r\n1\r\n" + ROOT
            })
    void text_isRefused_whenNotTheOneForm(String text) {
        assertThatThrownBy(() -> Checkpoint.ofText(text)).isInstanceOf(DomainException.class);
    }

    @Test
    void sizes_areBounded() {
        assertThatThrownBy(() -> new Checkpoint("o".repeat(257), 1, Digest.of(new byte[0])))
                .isInstanceOf(NoteIsMalformed.class);
        assertThatThrownBy(() -> new Checkpoint("o", -1, Digest.of(new byte[0])))
                .isInstanceOf(NoteIsMalformed.class);
        var extensions = Collections.nCopies(9, "x");
        assertThatThrownBy(() -> new Checkpoint("o", 1, Digest.of(new byte[0]), extensions))
                .isInstanceOf(NoteIsMalformed.class);
        assertThatThrownBy(() -> new Checkpoint("o", 1, Digest.of(new byte[0]), List.of("")))
                .isInstanceOf(NoteIsMalformed.class);
    }
}
