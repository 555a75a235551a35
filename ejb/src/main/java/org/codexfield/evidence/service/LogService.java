package org.codexfield.evidence.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.codexfield.evidence.model.LeafIsUnknown;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.LogIsEmpty;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.SignedHead;
import org.codexfield.evidence.model.TreeSizeIsOutOfRange;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.shared.Digest;

/**
 * The logs as anyone may read them: leaves are digests and tell nothing of the documents. Nobody
 * needs to log in to check the installation.
 */
@Stateless
@PermitAll
public class LogService {

    /** The most leaves in one answer. */
    public static final int MAX_LEAVES = 1_000;

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Inject Logs logs;
    @Inject LogNames names;

    /** All logs. */
    public List<LogView> list() {
        return logs.all().stream().map(this::view).toList();
    }

    /**
     * The newest checkpoint.
     *
     * @throws LogIsUnknown if there is no such log
     * @throws LogIsEmpty if it has no leaf yet
     */
    public CheckpointView checkpoint(String origin) {
        return view(latest(log(origin)));
    }

    /**
     * The newest checkpoints, the newest first.
     *
     * @throws LogIsUnknown if there is no such log
     */
    public List<CheckpointView> checkpoints(String origin, int limit) {
        return logs.heads(log(origin), limit).stream().map(LogService::view).toList();
    }

    private static CheckpointView view(SignedHead head) {
        return new CheckpointView(
                head.checkpoint().origin(),
                head.checkpoint().size(),
                head.checkpoint().root().hex(),
                head.at(),
                head.note());
    }

    /**
     * The proof that a leaf is in the tree of a size.
     *
     * @param leaf its index in decimal, or its leaf hash in 64 lower-case hexadecimal digits
     * @param treeSize at most the newest; empty for the newest
     * @throws LogIsUnknown if there is no such log
     * @throws LogIsEmpty if it has no leaf yet
     * @throws TreeSizeIsOutOfRange if the log never had this size
     * @throws LeafIsUnknown if that tree has no such leaf
     */
    public InclusionView inclusion(String origin, String leaf, OptionalLong treeSize) {
        var log = log(origin);
        long newest = latest(log).checkpoint().size();
        long size = inRange(treeSize.orElse(newest), 1, newest);
        long index = position(log, leaf).orElseThrow(() -> new LeafIsUnknown(leaf, size));
        if (index >= size) {
            throw new LeafIsUnknown(leaf, size);
        }
        return proof(log, index, size);
    }

    /**
     * The proof that a leaf of this content is in the newest tree; empty while it is pending.
     *
     * @throws LogIsUnknown if there is no such log
     */
    public Optional<InclusionView> find(String origin, LogLeaf leaf) {
        var log = log(origin);
        var position = logs.position(log, leaf.hash());
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(proof(log, position.getAsLong(), latest(log).checkpoint().size()));
    }

    /**
     * The proof that the tree of one size begins with the tree of another.
     *
     * @param from 0 to {@code to}
     * @param to at most the newest size; empty for the newest
     * @throws LogIsUnknown if there is no such log
     * @throws LogIsEmpty if it has no leaf yet
     * @throws TreeSizeIsOutOfRange if the log never had one of these sizes
     */
    public ConsistencyProof consistency(String origin, long from, OptionalLong to) {
        var log = log(origin);
        long newest = latest(log).checkpoint().size();
        long later = inRange(to.orElse(newest), 1, newest);
        return prover(log).consistency(inRange(from, 0, later), later);
    }

    /**
     * Leaves from an index on; none beyond the end.
     *
     * @param limit 1 to {@value #MAX_LEAVES}
     * @throws LogIsUnknown if there is no such log
     * @throws TreeSizeIsOutOfRange if index or limit is out of range
     */
    public LeavesView leaves(String origin, long from, int limit) {
        var log = log(origin);
        inRange(from, 0, MerkleTree.MAX_SIZE);
        inRange(limit, 1, MAX_LEAVES);
        var leaves = logs.leaves(log, from, limit).stream().map(LeafView::of).toList();
        return new LeavesView(origin, log.treeSize(), leaves);
    }

    private LogHead log(String origin) {
        return logs.find(origin).orElseThrow(() -> new LogIsUnknown(origin));
    }

    private SignedHead latest(LogHead log) {
        return logs.latest(log).orElseThrow(() -> new LogIsEmpty(log.origin()));
    }

    private OptionalLong position(LogHead log, String leaf) {
        if (INDEX.matcher(leaf).matches()) {
            return OptionalLong.of(Long.parseLong(leaf));
        }
        return HASH.matcher(leaf).matches()
                ? logs.position(log, Digest.parse(leaf))
                : OptionalLong.empty();
    }

    private InclusionView proof(LogHead log, long index, long size) {
        var leaf = logs.leaves(log, index, 1).get(0).leaf();
        return new InclusionView(
                leaf, prover(log).inclusion(index, size), logs.at(log, size).map(SignedHead::note));
    }

    private MerkleProver prover(LogHead log) {
        return new MerkleProver(logs.hashes(log));
    }

    private LogView view(LogHead log) {
        var latest = logs.latest(log);
        return new LogView(
                log.origin(),
                names.of(log),
                latest.map(head -> head.checkpoint().size()).orElse(0L),
                latest.map(head -> head.checkpoint().root()).orElse(MerkleTree.emptyRoot()).hex(),
                latest.map(SignedHead::at));
    }

    private static long inRange(long value, long least, long most) {
        if (value < least || value > most) {
            throw new TreeSizeIsOutOfRange(value, least, most);
        }
        return value;
    }
}
