package org.codexfield.evidence.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.codexfield.evidence.Signer;
import org.codexfield.evidence.model.LogGrowth;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.LogIsDamaged;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.SignedHead;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.evidence.verify.NoteKey;

/**
 * Appends a batch of leaves and the signed checkpoint over them to a log that the caller has
 * locked, in the caller's transaction: a crash anywhere leaves the log as it was.
 *
 * <p>Before it signs, it computes the root anew from the stored right edge of the tree, and
 * compares it with the one signed last: a damaged log is never signed. It checks its own signature
 * too, so that a broken signer cannot publish a checkpoint that nobody can verify.
 */
@Dependent
public class LogWriter {

    private final Logs logs;
    private final LogNames names;
    private final Signer signer;
    private final Clock clock;

    @Inject
    LogWriter(Logs logs, LogNames names, Signer signer, Clock clock) {
        this.logs = logs;
        this.names = names;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Appends the leaves in their order.
     *
     * @param log as it was read under its lock
     * @param leaves at least one
     * @throws LogIsDamaged if what is stored contradicts what was signed last
     */
    public void append(LogHead log, List<LogLeaf> leaves) {
        var growth = LogGrowth.of(checkedFrontier(log), leaves);
        logs.grow(log, growth, signed(names.of(log), growth.frontier()));
    }

    /** The name that the world knows the log by. */
    String name(LogHead log) {
        return names.of(log);
    }

    /** The signed head of a tree with this right edge. */
    SignedHead signed(String name, MerkleFrontier frontier) {
        var checkpoint = new Checkpoint(name, frontier.size(), frontier.root());
        return new SignedHead(checkpoint, clock.instant(), sign(checkpoint));
    }

    /**
     * The right edge as it is stored, once it was found to lead to what was signed last.
     *
     * @throws LogIsDamaged if it does not
     */
    MerkleFrontier checkedFrontier(LogHead log) {
        var latest = logs.latest(log);
        long signedSize = latest.map(head -> head.checkpoint().size()).orElse(0L);
        if (signedSize != log.treeSize()) {
            throw new LogIsDamaged(
                    log.origin()
                            + " has "
                            + log.treeSize()
                            + " leaves, but was signed last with "
                            + signedSize);
        }
        var frontier = MerkleFrontier.read(log.treeSize(), logs.hashes(log));
        if (latest.isPresent() && !latest.get().checkpoint().root().equals(frontier.root())) {
            throw new LogIsDamaged(
                    "the hashes of " + log.origin() + " do not lead to the root signed last");
        }
        return frontier;
    }

    private String sign(Checkpoint checkpoint) {
        var signed = signer.sign(checkpoint.text().getBytes(UTF_8));
        var key = new NoteKey(checkpoint.origin(), signed.publicKey());
        // a signature that does not match is refused by the note
        return checkpoint.toNote().sign(key, text -> signed.signature()).written();
    }
}
