package org.codexfield.evidence.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.StrictJson;

/**
 * Where a leaf stands, and the proof of it.
 *
 * @param checkpoint the signed note of exactly the proof's size; empty when none was signed at that
 *     size, then whoever checks the proof brings a root of their own
 */
public record InclusionView(LogLeaf leaf, InclusionProof proof, Optional<String> checkpoint) {

    /** The proof that needs nothing else, if the size is one that was signed. */
    public Optional<SignedLeaf> signedLeaf() {
        return checkpoint.map(note -> new SignedLeaf(leaf, proof, note));
    }

    /** The JSON form: that of {@link SignedLeaf}, without {@code checkpoint} when there is none. */
    public ObjectNode toJson() {
        return signedLeaf()
                .map(SignedLeaf::toJson)
                .orElseGet(
                        () -> {
                            var json = StrictJson.newObject();
                            json.set("leaf", leaf.toJson());
                            json.set("proof", proof.toJson());
                            return json;
                        });
    }
}
