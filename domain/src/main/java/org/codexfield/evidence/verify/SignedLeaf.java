package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.codexfield.evidence.verify.SignedLeafReport.Step;
import org.codexfield.shared.DomainException;

/**
 * A leaf, its path and the signed checkpoint: all that is needed to check, without asking anyone,
 * that a log holds a document. The one proof format of the product.
 *
 * <p>As JSON: {@code {"leaf":{"documentDigest":"...","type":"..."},"proof":{"leafIndex":3,
 * "treeSize":8,"path":[...]},"checkpoint":"<the signed note>"}}.
 *
 * @param leaf what is logged
 * @param proof where it stands
 * @param checkpoint the signed note, as written by the log
 */
public record SignedLeaf(LogLeaf leaf, InclusionProof proof, String checkpoint) {

    /**
     * Reads the JSON form.
     *
     * @throws JsonIsMalformed if it has another shape
     * @throws LogLeafIsMalformed if the leaf cannot be one
     * @throws ProofIsMalformed if the proof cannot be one
     */
    public static SignedLeaf ofJson(JsonNode json) {
        var fields = new JsonFields(json, "signed leaf");
        fields.allowOnly("leaf", "proof", "checkpoint");
        return new SignedLeaf(
                LogLeaf.ofJson(fields.node("leaf")),
                InclusionProof.ofJson(fields.node("proof")),
                fields.text("checkpoint"));
    }

    /** The JSON form. */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        json.set("leaf", leaf.toJson());
        json.set("proof", proof.toJson());
        return json.put("checkpoint", checkpoint);
    }

    /**
     * Checks everything and reports every step; it throws nothing for what is wrong with the
     * evidence.
     *
     * @param expected the leaf that must be proved: computed from the document at hand, never taken
     *     from the evidence
     * @param origin the log that must hold it
     * @param trusted the keys of that log, obtained elsewhere
     */
    public SignedLeafReport verify(LogLeaf expected, String origin, Collection<NoteKey> trusted) {
        var failures = new EnumMap<Step, String>(Step.class);
        if (!leaf.equals(expected)) {
            failures.put(Step.LEAF, "The leaf is that of another document.");
        }
        try {
            var note = SignedNote.parse(checkpoint);
            checkSignature(note, trusted, failures);
            checkPosition(Checkpoint.ofText(note.text()), origin, failures);
        } catch (DomainException e) {
            failures.put(Step.CHECKPOINT, message(e));
        }
        return SignedLeafReport.of(failures);
    }

    private static void checkSignature(
            SignedNote note, Collection<NoteKey> trusted, Map<Step, String> failures) {
        try {
            note.verify(trusted);
        } catch (SignatureDoesNotMatch | NoteSignatureIsMissing e) {
            failures.put(Step.SIGNATURE, message(e));
        }
    }

    private void checkPosition(Checkpoint head, String origin, Map<Step, String> failures) {
        if (!head.origin().equals(origin)) {
            failures.put(Step.ORIGIN, "The checkpoint is of the log " + head.origin() + ".");
        }
        if (head.size() != proof.treeSize()) {
            failures.put(
                    Step.TREE_SIZE,
                    "The proof is for " + proof.treeSize() + " leaves, not " + head.size() + ".");
        }
        if (!proof.proves(leaf.hash(), head.root())) {
            failures.put(Step.PATH, "The path does not lead from the leaf to the signed root.");
        }
    }

    private static String message(DomainException e) {
        var message = e.getMessage();
        return message == null ? e.code() : message;
    }
}
