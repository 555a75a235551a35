package org.codexfield.evidence.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.codexfield.evidence.verify.HashReader;
import org.codexfield.shared.Digest;

/** Port: the logs of this installation, their leaves, hashes and signed heads. */
public interface Logs {

    /** All logs, by origin. */
    List<LogHead> all();

    /** The log of this origin. */
    Optional<LogHead> find(String origin);

    /** Begins a log of this origin, which there must not be yet. */
    LogHead begin(String origin);

    /**
     * The log of this origin, locked until the transaction ends: one writer at a time, on all
     * servers together.
     */
    Optional<LogHead> lock(String origin);

    /** Keeps a document, and promises its leaf to the log of this origin. */
    void promise(String origin, LogDocument document);

    /** The canonical text of a document, its leaf with it. */
    Optional<LogDocument> document(UUID id);

    /** The document of the newest fact of a type about a subject, its leaf with it. */
    Optional<LogDocument> document(String type, UUID subject);

    /** The documents of all facts about a subject, the oldest first. */
    List<LogDocument> documents(UUID subject);

    /** The documents of facts of a type about a subject from a time on, the oldest first. */
    List<LogDocument> documents(String type, UUID subject, Instant from, int limit);

    /** The oldest promises. */
    List<PendingLeaf> pending(LogHead log, int limit);

    /** Forgets promises that were kept. */
    void forget(List<PendingLeaf> kept);

    /** Adds new leaves, and the signed head that covers them, to a locked log. */
    void grow(LogHead log, LogGrowth growth, SignedHead head);

    /** Reads stored hashes for one proof. */
    HashReader hashes(LogHead log);

    /** The newest signed head; none when the log has no leaf yet. */
    Optional<SignedHead> latest(LogHead log);

    /** The signed head of exactly this size. */
    Optional<SignedHead> at(LogHead log, long treeSize);

    /** The newest signed heads, the newest first. */
    List<SignedHead> heads(LogHead log, int limit);

    /** The first signed head that is larger than this. */
    Optional<SignedHead> after(LogHead log, long treeSize);

    /** Leaves from an index on, in order. */
    List<LoggedLeaf> leaves(LogHead log, long from, int limit);

    /** The first position of a leaf with this hash. */
    OptionalLong position(LogHead log, Digest leafHash);
}
