package org.codexfield.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.HashReader;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.NoteKey;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.Subtree;
import org.codexfield.shared.Digest;

/** A log in memory. */
final class TestLog {

    final String origin;
    private final List<LogLeaf> leaves = new ArrayList<>();
    private final Map<Subtree, Digest> hashes = new HashMap<>();
    private MerkleFrontier frontier = MerkleFrontier.EMPTY;

    TestLog(String origin) {
        this.origin = origin;
    }

    long append(LogLeaf leaf) {
        leaves.add(leaf);
        frontier = frontier.append(leaf.hash(), hashes::put);
        return leaves.size() - 1L;
    }

    long size() {
        return leaves.size();
    }

    MerkleProver prover() {
        HashReader reader = subtrees -> subtrees.stream().map(hashes::get).toList();
        return new MerkleProver(reader);
    }

    Checkpoint head(long size) {
        return new Checkpoint(origin, size, prover().root(size));
    }

    /** The signed checkpoint of a size. */
    String note(long size, TestKey by) {
        return signed(head(size), by);
    }

    static String signed(Checkpoint checkpoint, TestKey by) {
        return checkpoint
                .toNote()
                .sign(new NoteKey(checkpoint.origin(), by.key()), by.signer())
                .written();
    }

    SignedLeaf proof(long index, long size, String note) {
        return new SignedLeaf(leaves.get((int) index), prover().inclusion(index, size), note);
    }
}
