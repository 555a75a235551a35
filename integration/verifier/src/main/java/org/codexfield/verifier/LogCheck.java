package org.codexfield.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.NoteKey;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.DomainException;

/** Checks that logs hold the documents, and that they are the logs whose checkpoint was pinned. */
final class LogCheck {

    private static final String RECEIPT = "receipt";

    private final Evidence evidence;
    private final Trust trust;
    private final Report report;
    private final Map<String, Proof> proofs = new LinkedHashMap<>();
    private final List<ConsistencyProof> extensions = new ArrayList<>();
    private final Set<VerificationKey> keys;

    private record Proof(String path, SignedLeaf signed) {}

    /**
     * @param keys those of the installation: pinned, or claimed by the evidence where nothing is
     */
    LogCheck(Evidence evidence, Trust trust, List<VerificationKey> keys, Report report) {
        this.evidence = evidence;
        this.trust = trust;
        this.keys = new LinkedHashSet<>(keys);
        this.report = report;
        for (var item : evidence.all(Kind.PROOF)) {
            report.check(
                    "log.proof",
                    item.path(),
                    () ->
                            proofs.put(
                                    item.path(),
                                    new Proof(item.path(), SignedLeaf.ofJson(item.json()))));
        }
        for (var item : evidence.all(Kind.CONSISTENCY)) {
            report.check(
                    "log.proof",
                    item.path(),
                    () -> extensions.add(ConsistencyProof.ofJson(item.json())));
        }
    }

    /** The documents of the log of decisions, with their places. */
    List<Document> decisions() {
        var origin = decisionsOrigin();
        var documents = new ArrayList<Document>();
        for (var item : evidence.all(Kind.LOGGED)) {
            report.check(
                    "log.inclusion",
                    item.path(),
                    () -> {
                        var json = CanonicalJson.parseCanonical(item.bytes());
                        var leaf = new LogLeaf(json.path("type").asText(), item.digest());
                        var proof = find(item.path(), leaf);
                        documents.add(
                                new Document(
                                        item.path(),
                                        leaf,
                                        json,
                                        proof.map(one -> one.signed().proof().leafIndex())
                                                .orElse(-1L)));
                        require(item.path(), leaf, origin, proof);
                    });
        }
        requireNoOthers(documents);
        return documents;
    }

    /** Goes on only if a log holds this leaf; gives its place and the checkpoint that shows it. */
    SignedLeaf require(String path, LogLeaf leaf, String origin) {
        return require(path, leaf, origin, find(path, leaf));
    }

    /** The log that holds decisions, by the documents that are no receipts. */
    String decisionsOrigin() {
        return heads().values().stream()
                .filter(head -> !head.receipts())
                .map(head -> head.checkpoint().origin())
                .findFirst()
                .orElse("");
    }

    /** Lets further keys of the installation sign shards: those that the log tells of. */
    void trustAlso(List<VerificationKey> logged) {
        keys.addAll(logged);
    }

    /** Checks the checkpoint of the log of decisions: signed, and of the log that was pinned. */
    void decisionsHead() {
        var origin = decisionsOrigin();
        var heads = heads().values().stream().filter(head -> !head.receipts()).toList();
        for (var head : heads) {
            report.check("log.checkpoint", origin, () -> requireSigned(head));
            report.check("log.pinned", origin, () -> requirePinned(head));
        }
        if (heads.isEmpty()) {
            report.check(
                    "log.pinned",
                    "log",
                    () -> {
                        throw DoesNotHold.notShown(
                                "no-log-is-shown", "No proof of any log was given.");
                    });
        }
    }

    private void requireSigned(Head head) {
        SignedNote.parse(head.note()).verify(noteKeys(head.checkpoint().origin()));
    }

    /** The pinned checkpoints of a log, once their signatures were checked. */
    List<Checkpoint> pinned(String origin) {
        return trust.checkpoints().stream()
                .map(note -> Checkpoint.ofText(SignedNote.parse(note).text()))
                .filter(checkpoint -> checkpoint.origin().equals(origin))
                .toList();
    }

    /** Goes on only if one tree is the beginning of the other. */
    void requireConsistent(Checkpoint one, Checkpoint other) {
        var older = one.size() <= other.size() ? one : other;
        var newer = one.size() <= other.size() ? other : one;
        if (older.size() == newer.size()) {
            DoesNotHold.unless(
                    older.root().equals(newer.root()),
                    "log-was-forked",
                    "Two trees of " + older.size() + " leaves have different roots.");
            return;
        }
        var fitting =
                extensions.stream()
                        .filter(p -> p.fromSize() == older.size() && p.toSize() == newer.size())
                        .toList();
        if (fitting.isEmpty()) {
            throw DoesNotHold.notShown(
                    "consistency-is-not-shown",
                    "A consistency proof from "
                            + older.size()
                            + " to "
                            + newer.size()
                            + " leaves of "
                            + Shown.line(newer.origin())
                            + " is needed.");
        }
        DoesNotHold.unless(
                fitting.stream().anyMatch(p -> p.proves(older.root(), newer.root())),
                "consistency-does-not-hold",
                "The later log does not begin with the earlier one.");
    }

    private void requirePinned(Head head) {
        if (trust.checkpoints().isEmpty()) {
            throw DoesNotHold.notShown(
                    "no-checkpoint-is-pinned",
                    "Give a checkpoint obtained elsewhere (--checkpoint): without one, the log"
                            + " may have been made for you.");
        }
        for (var note : trust.checkpoints()) {
            var text = Checkpoint.ofText(SignedNote.parse(note).text());
            Checkpoint unused = Checkpoint.verify(note, noteKeys(text.origin()));
        }
        var pinned = pinned(head.checkpoint().origin());
        DoesNotHold.unless(
                !pinned.isEmpty(),
                "checkpoint-of-another-log",
                "No pinned checkpoint is of the log " + Shown.line(head.checkpoint().origin()));
        pinned.forEach(one -> requireConsistent(one, head.checkpoint()));
    }

    private Optional<Proof> find(String path, LogLeaf leaf) {
        var beside = proofs.get(path.replaceFirst("\\.json$", ".proof.json"));
        return beside != null
                ? Optional.of(beside)
                : proofs.values().stream()
                        .filter(proof -> proof.signed().leaf().equals(leaf))
                        .findFirst();
    }

    private SignedLeaf require(String path, LogLeaf leaf, String origin, Optional<Proof> found) {
        var proof =
                found.orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "proof-is-missing",
                                        "Nothing shows that a log holds " + path + "."));
        var failures = proof.signed().verify(leaf, origin, noteKeys(origin)).failures();
        if (!failures.isEmpty()) {
            var first = failures.get(0);
            throw DoesNotHold.because(
                    "proof-" + first.step().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Shown.line(first.reason()));
        }
        return proof.signed();
    }

    private void requireNoOthers(List<Document> documents) {
        var known = documents.stream().map(Document::leaf).collect(Collectors.toSet());
        evidence.all(Kind.RECEIPT).forEach(item -> known.add(new LogLeaf(RECEIPT, item.digest())));
        for (var proof : proofs.values()) {
            var leaf = proof.signed().leaf();
            if (!known.contains(leaf)) {
                report.check(
                        "log.document",
                        proof.path(),
                        () -> {
                            throw DoesNotHold.notShown(
                                    "document-is-missing",
                                    "The document that this proof is of is not there.");
                        });
            }
        }
    }

    private Set<NoteKey> noteKeys(String origin) {
        return keys.stream().map(key -> new NoteKey(origin, key)).collect(Collectors.toSet());
    }

    /** A checkpoint that proofs are against. */
    private record Head(Checkpoint checkpoint, String note, boolean receipts) {

        /** Of receipts only if all proofs are: nothing else may hide behind one. */
        Head and(Head same) {
            return new Head(checkpoint, note, receipts && same.receipts);
        }
    }

    private Map<String, Head> heads() {
        var heads = new LinkedHashMap<String, Head>();
        for (var proof : proofs.values()) {
            var leaf = proof.signed().leaf();
            checkpoint(proof.signed().checkpoint())
                    .ifPresent(
                            found ->
                                    heads.merge(
                                            proof.signed().checkpoint(),
                                            new Head(
                                                    found,
                                                    proof.signed().checkpoint(),
                                                    leaf.type().equals(RECEIPT)),
                                            Head::and));
        }
        return heads;
    }

    /** What a note says; nothing if it is none, which the check of its proof tells. */
    private static Optional<Checkpoint> checkpoint(String note) {
        try {
            return Optional.of(Checkpoint.ofText(SignedNote.parse(note).text()));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }
}
