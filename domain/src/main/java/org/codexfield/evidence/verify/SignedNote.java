package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text signed by one or more keys: C2SP signed-note.
 *
 * <p>Written, it is the text, an empty line, and a line for each signature, all in UTF-8:
 *
 * <pre>
 * example.com/log
 * 20852163
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * — example.com/log Az3grlgtzPICa5OS8npVmf1Myq/5IZni...
 * </pre>
 *
 * <p>The text must be ignored until {@link #verify} has found a trusted signature.
 *
 * @param text what is signed: lines, each ended by a newline, without other control characters
 * @param signatures at most {@value #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The most signatures on a note. */
    public static final int MAX_SIGNATURES = 32;

    /** The longest note, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;

    /**
     * @throws NoteIsMalformed if the text has a forbidden character or no final newline, or there
     *     are too many signatures
     */
    public SignedNote {
        if (!text.endsWith("\n") || text.length() > MAX_LENGTH) {
            throw new NoteIsMalformed("its text must end with a newline, and not be too long");
        }
        if (text.codePoints().anyMatch(SignedNote::isForbidden)) {
            throw new NoteIsMalformed("its text holds a control character or a lone surrogate");
        }
        signatures = List.copyOf(signatures);
        if (signatures.size() > MAX_SIGNATURES) {
            throw new NoteIsMalformed("it bears more than " + MAX_SIGNATURES + " signatures");
        }
    }

    /** A note not signed yet. */
    public static SignedNote unsigned(String text) {
        return new SignedNote(text, List.of());
    }

    /**
     * Reads the written form.
     *
     * @throws NoteIsMalformed if it is another, bears no signature or too many
     * @throws MultibaseIsMalformed if a signature is not strict base64
     */
    public static SignedNote parse(String note) {
        if (note.length() > MAX_LENGTH) {
            throw new NoteIsMalformed("it is longer than " + MAX_LENGTH + " characters");
        }
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || !note.endsWith("\n") || separator == note.length() - 2) {
            throw new NoteIsMalformed("it is not a text, an empty line, and signature lines");
        }
        var lines = note.substring(separator + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new NoteIsMalformed("it bears more than " + MAX_SIGNATURES + " signatures");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /**
     * The note with one more signature.
     *
     * @param signer makes the Ed25519 signature by this key of the bytes it is given
     */
    public SignedNote sign(NoteKey key, UnaryOperator<byte[]> signer) {
        return withSignature(key, signer.apply(text.getBytes(UTF_8)));
    }

    /**
     * The note with one more signature, made elsewhere of the text in UTF-8.
     *
     * @throws SignatureDoesNotMatch if this key did not make it
     */
    public SignedNote withSignature(NoteKey key, byte[] signature) {
        var all = new ArrayList<>(signatures);
        all.add(new NoteSignature(key.name(), key.id(), signature));
        var signed = new SignedNote(text, all);
        signed.requireMatch(key, all.get(all.size() - 1));
        return signed;
    }

    /**
     * Checks the signatures of trusted keys; those of unknown keys are passed over.
     *
     * @return the keys that signed, at least one, each once
     * @throws SignatureDoesNotMatch if a trusted key's signature does not match
     * @throws NoteSignatureIsMissing if no trusted key has signed
     */
    public List<NoteKey> verify(Collection<NoteKey> trusted) {
        var signedBy = new ArrayList<NoteKey>();
        for (var key : trusted) {
            int id = key.id();
            for (var signature : signatures) {
                if (signature.keyId() == id && signature.keyName().equals(key.name())) {
                    requireMatch(key, signature);
                    signedBy.add(key);
                }
            }
        }
        if (signedBy.isEmpty()) {
            throw new NoteSignatureIsMissing(
                    signatures.stream()
                            .map(NoteSignature::keyName)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return signedBy.stream().distinct().toList();
    }

    /** The written form. */
    public String written() {
        return text
                + "\n"
                + signatures.stream()
                        .map(signature -> signature.line() + "\n")
                        .collect(Collectors.joining());
    }

    private void requireMatch(NoteKey key, NoteSignature signature) {
        if (!key.key().verifies(text.getBytes(UTF_8), signature.bytes())) {
            throw new SignatureDoesNotMatch(key.name());
        }
    }

    private static boolean isForbidden(int point) {
        return (point < ' ' && point != '\n') || Character.getType(point) == Character.SURROGATE;
    }
}
