package org.codexfield.evidence.verify;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.codexfield.shared.Digest;

/**
 * What a log claims to hold at a size: C2SP tlog-checkpoint. It travels as the text of a {@link
 * SignedNote}, signed by the log and cosigned by witnesses.
 *
 * <pre>{@code
 * var checkpoint = new Checkpoint("example.org/decisions", size, root);
 * String note = checkpoint.toNote().sign(key, signer).written();
 * Checkpoint.verify(note, Set.of(key));
 * }</pre>
 *
 * @param origin which log it is; one line, at most {@value #MAX_LINE_LENGTH} characters
 * @param size the number of leaves, 0 to {@link MerkleTree#MAX_SIZE}
 * @param root the root of the tree of that size
 * @param extensions further lines, opaque and best left out; at most {@value #MAX_EXTENSIONS}
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {

    /** The longest origin or extension line. */
    public static final int MAX_LINE_LENGTH = 256;

    /** The most extension lines. */
    public static final int MAX_EXTENSIONS = 8;

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final int ORIGIN_LINE = 0;
    private static final int SIZE_LINE = 1;
    private static final int ROOT_LINE = 2;
    private static final int FIRST_EXTENSION_LINE = 3;

    /**
     * @throws NoteIsMalformed if a line is empty, too long, or more than one line, there are too
     *     many, the size is out of range, or a tree without leaves has another root than it must
     */
    public Checkpoint {
        requireLine(origin);
        extensions = List.copyOf(extensions);
        extensions.forEach(Checkpoint::requireLine);
        if (extensions.size() > MAX_EXTENSIONS) {
            throw new NoteIsMalformed("a checkpoint with more than 8 extension lines");
        }
        if (size < 0 || size > MerkleTree.MAX_SIZE) {
            throw new NoteIsMalformed("a checkpoint of " + size + " leaves");
        }
        if (size == 0 && !root.equals(MerkleTree.emptyRoot())) {
            throw new NoteIsMalformed("a checkpoint of no leaves with the root of another tree");
        }
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Digest root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note. It says nothing about who signed; see {@link #verify}.
     *
     * @throws NoteIsMalformed if it is not the one text of a checkpoint
     * @throws MultibaseIsMalformed if the root is not strict base64
     * @throws org.codexfield.shared.DigestIsMalformed if the root is not 32 bytes
     */
    public static Checkpoint ofText(String text) {
        var lines = text.split("\n", -1);
        // a text that ends with a newline leaves an empty last element
        int count = lines.length - 1;
        if (count < FIRST_EXTENSION_LINE || !lines[count].isEmpty()) {
            throw new NoteIsMalformed("a checkpoint has lines for origin, size and root");
        }
        if (!SIZE.matcher(lines[SIZE_LINE]).matches()) {
            throw new NoteIsMalformed("the second line of a checkpoint is its size in decimal");
        }
        return new Checkpoint(
                lines[ORIGIN_LINE],
                Long.parseLong(lines[SIZE_LINE]),
                new Digest(StrictBase64.decode(lines[ROOT_LINE])),
                List.of(lines).subList(FIRST_EXTENSION_LINE, count));
    }

    /**
     * Reads a signed note and checks that a trusted key signed it.
     *
     * @param note the written form of the note
     * @param trusted the keys of the log, or of witnesses, that suffice each by itself
     * @throws NoteSignatureIsMissing if none of them has signed
     * @throws SignatureDoesNotMatch if a signature of one of them does not match
     * @throws NoteIsMalformed if it is no note or no checkpoint
     * @throws MultibaseIsMalformed if a signature or the root is not strict base64
     */
    public static Checkpoint verify(String note, Collection<NoteKey> trusted) {
        var signed = SignedNote.parse(note);
        signed.verify(trusted);
        return ofText(signed.text());
    }

    /** The text that is signed. */
    public String text() {
        var text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(StrictBase64.encode(root.bytes())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The note to be signed. */
    public SignedNote toNote() {
        return SignedNote.unsigned(text());
    }

    private static void requireLine(String line) {
        if (line.isEmpty()
                || line.length() > MAX_LINE_LENGTH
                || line.chars().anyMatch(c -> c < ' ')) {
            throw new NoteIsMalformed(
                    "a line of a checkpoint has 1 to "
                            + MAX_LINE_LENGTH
                            + " characters, none of them a control character");
        }
    }
}
