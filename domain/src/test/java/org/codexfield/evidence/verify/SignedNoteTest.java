package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** The key and note of the Go module golang.org/x/mod/sumdb/note (BSD-3-Clause). */
    private static final String PETER =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PETERS_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE =
            "\u2014 PeterNeumann"
                + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + SIGNATURE;

    private static final TestKeys OTHER = TestKeys.ed25519(9);
    private static final NoteKey OTHER_KEY = new NoteKey("example.org/other", OTHER.key());

    @Test
    void goNote_isVerified_andSignedAlike() {
        var key = NoteKey.parse(PETER);
        var note = SignedNote.parse(NOTE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verify(List.of(key))).containsExactly(key);

        var secret = StrictBase64.decode(PETERS_SECRET);
        var signer = Ed25519.signer(Arrays.copyOfRange(secret, 1, 33));
        assertThat(SignedNote.unsigned(TEXT).sign(key, signer).written()).isEqualTo(NOTE);
    }

    @Test
    void noteKey_isReadAsWritten() {
        var key = NoteKey.parse(PETER);
        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.id()).isEqualTo(0xc74f20a3);
        assertThat(key.text()).isEqualTo(PETER);
        assertThat(NoteKey.parse(OTHER_KEY.text())).isEqualTo(OTHER_KEY);
    }

    @Test
    void noteKey_isRefused_whenAnyPartIsAltered() {
        for (int start = 0; start <= PETER.length(); start++) {
            for (int end = start; end <= PETER.length(); end++) {
                if (end - start < PETER.length()) {
                    assertKeyRefused(PETER.substring(start, end));
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            var altered = new StringBuilder(PETER);
            altered.setCharAt(i, (char) (PETER.charAt(i) + 1));
            assertKeyRefused(altered.toString());
        }
        assertThatThrownBy(() -> new NoteKey("a", TestKeys.p256(1).key()))
                .isInstanceOf(NoteIsMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\nb", "a\u0000b", "\ud800"})
    void noteKey_isRefused_whenItsNameIsNotAllowed(String name) {
        assertThatThrownBy(() -> new NoteKey(name, OTHER.key()))
                .isInstanceOf(NoteIsMalformed.class);
    }

    @Test
    void unknownSignatures_arePassedOver_butOneKnownIsNeeded() {
        var peter = NoteKey.parse(PETER);
        var both = SignedNote.parse(NOTE).sign(OTHER_KEY, OTHER.signer());
        var read = SignedNote.parse(both.written());
        assertThat(read).isEqualTo(both);
        assertThat(read.verify(List.of(peter))).containsExactly(peter);
        assertThat(read.verify(List.of(OTHER_KEY, peter))).containsExactly(OTHER_KEY, peter);
        var stranger = new NoteKey("PeterNeumann", OTHER.key());
        assertThatThrownBy(() -> read.verify(List.of(stranger)))
                .isInstanceOf(NoteSignatureIsMissing.class)
                .hasMessageContaining("PeterNeumann, example.org/other");
        assertThatThrownBy(() -> read.verify(List.of())).isInstanceOf(NoteSignatureIsMissing.class);
    }

    @Test
    void sign_isRefused_whenTheSignerHoldsAnotherKey() {
        var note = SignedNote.unsigned(TEXT);
        assertThatThrownBy(() -> note.sign(OTHER_KEY, TestKeys.ed25519(8).signer()))
                .isInstanceOf(SignatureDoesNotMatch.class);
    }

    @Test
    void wrongSignatureOfAKnownKey_isRefused_evenBesideARightOne() {
        var peter = NoteKey.parse(PETER);
        var wrong = new NoteSignature(OTHER_KEY.name(), OTHER_KEY.id(), new byte[64]);
        var right = SignedNote.parse(NOTE).signatures().get(0);
        var forged = new SignedNote(TEXT, List.of(right, wrong));
        assertThat(forged.verify(List.of(peter))).containsExactly(peter);
        assertThatThrownBy(() -> forged.verify(List.of(peter, OTHER_KEY)))
                .isInstanceOf(SignatureDoesNotMatch.class)
                .hasMessageContaining("example.org/other");
    }

    @Test
    void anyAlteredCharacterOfTheText_isRefused() {
        var peter = NoteKey.parse(PETER);
        for (int i = 0; i < TEXT.length() - 1; i++) {
            var altered = new StringBuilder(NOTE);
            altered.setCharAt(i, (char) (NOTE.charAt(i) + 1));
            assertThatThrownBy(() -> SignedNote.parse(altered.toString()).verify(List.of(peter)))
                    .isInstanceOf(DomainException.class);
        }
    }

    @Test
    void textsOfSeveralParagraphs_endAtTheLastEmptyLine() {
        var note = SignedNote.unsigned("a\n\nb\n").sign(OTHER_KEY, OTHER.signer());
        assertThat(SignedNote.parse(note.written())).isEqualTo(note);
    }

    @Test
    void forms_areRefused_whenNotThatOfANote() {
        var line = SIGNATURE.strip();
        for (var bad :
                List.of(
                        "",
                        "\n",
                        "\n\n",
                        TEXT,
                        TEXT + "\n",
                        TEXT + SIGNATURE,
                        NOTE.strip(),
                        NOTE + "\n",
                        NOTE + "x\n",
                        TEXT + "\n" + line.replace("\u2014", "-") + "\n",
                        TEXT + "\n" + line.replace("=", "") + "\n",
                        TEXT + "\n" + line.replace("nAM=", "nAN=") + "\n",
                        TEXT + "\n" + line + " \n",
                        TEXT + "\n\u2014 PeterNeumann x08goA==\n",
                        TEXT + "\n\u2014 PeterNeumann\n",
                        TEXT + "\n\u2014  x08go/ZJ\n",
                        TEXT.replace("\n", "\r\n") + "\r\n" + SIGNATURE,
                        "\u0000" + NOTE,
                        "\ud800" + NOTE,
                        TEXT + "\n" + SIGNATURE.repeat(SignedNote.MAX_SIGNATURES + 1),
                        "a".repeat(SignedNote.MAX_LENGTH) + NOTE)) {
            assertThatThrownBy(() -> SignedNote.parse(bad))
                    .isInstanceOfAny(NoteIsMalformed.class, MultibaseIsMalformed.class);
        }
    }

    private static void assertKeyRefused(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(DomainException.class);
    }
}
