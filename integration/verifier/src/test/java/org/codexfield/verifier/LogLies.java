package org.codexfield.verifier;

import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.edit;
import static org.codexfield.verifier.Lie.pinned;
import static org.codexfield.verifier.Lie.text;
import static org.codexfield.verifier.Lie.told;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.shared.Digest;

/** Lies about what the log holds, and which log it is. */
final class LogLies {

    // the log is told of three keys, a seal, an offer, a request and an approval before
    private static final String GRANT = "log/00000007-grant.issued.json";
    private static final String PROOF = "log/00000007-grant.issued.proof.json";

    private LogLies() {}

    static Stream<Lie> all() {
        return Stream.of(PROOFS, CHECKPOINTS, DOCUMENTS, TRUST).flatMap(List::stream);
    }

    private static Lie path(String name, Consumer<ArrayNode> how) {
        return changed(
                name,
                "log.inclusion/proof-path",
                edit(PROOF, json -> how.accept((ArrayNode) json.path("proof").path("path"))));
    }

    private static final List<Lie> PROOFS =
            List.of(
                    path("a path that is shorter", path -> path.remove(0)),
                    path("a path that is longer", path -> path.add(CapsuleLies.OTHER)),
                    path("another hash in the path", path -> path.set(0, path.path(1))),
                    changed(
                            "another place of the leaf",
                            "log.inclusion/proof-path",
                            edit(PROOF, json -> proof(json).put("leafIndex", 2))),
                    changed(
                            "a path for a smaller tree",
                            "log.inclusion/proof-tree-size",
                            edit(
                                    PROOF,
                                    json ->
                                            proof(json)
                                                    .put(
                                                            "treeSize",
                                                            proof(json).path("treeSize").asInt()
                                                                    - 1))),
                    changed(
                            "the proof of another leaf",
                            "log.inclusion/proof-leaf",
                            story ->
                                    story.files.put(
                                            PROOF, story.file(story.proofOf("offer.made")))),
                    changed(
                            "a path of 60 hashes",
                            "log.proof/json-is-malformed",
                            edit(
                                    PROOF,
                                    json -> {
                                        var path = (ArrayNode) json.path("proof").path("path");
                                        for (int i = 0; i < 60; i++) {
                                            path.add(CapsuleLies.OTHER);
                                        }
                                    })),
                    changed(
                            "a leaf of another type",
                            "log.inclusion/proof-leaf",
                            edit(
                                    PROOF,
                                    json -> ((ObjectNode) json.path("leaf")).put("type", "a.b"))),
                    changed(
                            "no proof",
                            "log.inclusion/proof-is-missing",
                            story -> story.files.remove(PROOF)));

    private static ObjectNode proof(ObjectNode json) {
        return (ObjectNode) json.path("proof");
    }

    private static Lie checkpoint(String name, String expected, Function<Story, String> note) {
        return changed(
                name,
                expected,
                story ->
                        edit(PROOF, json -> json.put("checkpoint", note.apply(story)))
                                .accept(story));
    }

    private static final List<Lie> CHECKPOINTS =
            List.of(
                    checkpoint(
                            "a checkpoint of another log",
                            "log.pinned/checkpoint-of-another-log",
                            story -> signed(story, "elsewhere.example/logs/decisions", 0, false)),
                    checkpoint(
                            "a checkpoint of another size",
                            "log.inclusion/proof-tree-size",
                            story -> signed(story, story.decisions.origin, 1, false)),
                    checkpoint(
                            "a checkpoint of another root",
                            "log.pinned/log-was-forked",
                            story -> signed(story, story.decisions.origin, 0, true)),
                    checkpoint(
                            "a checkpoint signed by a stranger",
                            "log.inclusion/proof-signature",
                            story -> story.decisions.note(story.decisions.size(), story.stranger)),
                    checkpoint(
                            "a checkpoint without a signature",
                            "log.inclusion/proof-checkpoint",
                            story -> story.decisions.head(story.decisions.size()).text() + "\n"),
                    checkpoint(
                            "a checkpoint altered after it was signed",
                            "log.checkpoint/signature-does-not-match",
                            story ->
                                    story.decisions
                                            .note(story.decisions.size(), story.installation)
                                            .replace(
                                                    "\n" + story.decisions.size() + "\n",
                                                    "\n" + (story.decisions.size() + 1) + "\n")),
                    told(
                            "a log signed by an organisation",
                            "log.checkpoint/note-signature-is-missing",
                            story -> story.signers.put("log", story.provider)));

    private static String signed(Story story, String origin, long more, boolean otherRoot) {
        var head = story.decisions.head(story.decisions.size());
        var root = otherRoot ? Digest.of(new byte[] {2}) : head.root();
        return TestLog.signed(new Checkpoint(origin, head.size() + more, root), story.installation);
    }

    private static final List<Lie> DOCUMENTS =
            List.of(
                    changed(
                            "a document of another type",
                            "log.inclusion/proof-leaf",
                            edit(GRANT, json -> json.put("type", "grant.revoked"))),
                    changed(
                            "a document with another id",
                            "log.inclusion/proof-leaf",
                            edit(
                                    GRANT,
                                    json ->
                                            json.put(
                                                    "id", "019c0000-0000-7000-8000-000000000000"))),
                    changed(
                            "a document with another member in charge",
                            "log.inclusion/proof-leaf",
                            edit(GRANT, json -> json.put("beneficiary", "somebody else"))),
                    changed(
                            "a document that is not canonical",
                            "log.inclusion/json-is-malformed",
                            text(GRANT, json -> json.replace("{", "{ "))),
                    changed(
                            "a document of a forbidden type",
                            "log.inclusion/log-leaf-is-malformed",
                            edit(GRANT, json -> json.put("type", "Grant Issued"))),
                    changed(
                            "no document",
                            "log.document/document-is-missing",
                            story -> story.files.remove(GRANT)));

    private static final List<Lie> TRUST =
            List.of(
                    pinned(
                            "no key was pinned",
                            "trust.key/no-key-is-pinned",
                            (story, right) ->
                                    new Trust(List.of(), Optional.empty(), right.checkpoints())),
                    pinned(
                            "no checkpoint was pinned",
                            "log.pinned/no-checkpoint-is-pinned",
                            (story, right) -> new Trust(right.keys(), Optional.empty(), List.of())),
                    pinned(
                            "another key was pinned",
                            "trust.installation/installation-is-another",
                            (story, right) ->
                                    new Trust(
                                            List.of(story.stranger.key()),
                                            Optional.empty(),
                                            right.checkpoints())),
                    pinned(
                            "the pinned checkpoint is of another log",
                            "log.pinned/checkpoint-of-another-log",
                            (story, right) ->
                                    note(right, signed(story, "other.example/logs/x", 0, false))),
                    pinned(
                            "the pinned checkpoint is signed by a stranger",
                            "log.pinned/note-signature-is-missing",
                            (story, right) ->
                                    note(
                                            right,
                                            story.decisions.note(
                                                    story.decisions.size(), story.stranger))),
                    pinned(
                            "the log was forked",
                            "log.pinned/log-was-forked",
                            (story, right) ->
                                    note(right, signed(story, story.decisions.origin, 0, true))),
                    pinned(
                            "the second of two pinned checkpoints is of a fork",
                            "log.pinned/log-was-forked",
                            (story, right) ->
                                    new Trust(
                                            right.keys(),
                                            Optional.empty(),
                                            List.of(
                                                    right.checkpoints().get(0),
                                                    signed(
                                                            story,
                                                            story.decisions.origin,
                                                            0,
                                                            true)))),
                    pinned(
                            "nothing shows that the log only grew",
                            "log.pinned/consistency-is-not-shown",
                            (story, right) ->
                                    note(right, story.decisions.note(3, story.installation))),
                    told(
                            "the installation's key was compromised",
                            "trust.installation/key-was-compromised",
                            story -> story.before.put("", () -> story.installation.compromised())),
                    grownFromAnother());

    /** The consistency proof is that of this log, but the pinned checkpoint was of another tree. */
    private static Lie grownFromAnother() {
        return new Lie(
                "the log grew from another one",
                "log.pinned/consistency-does-not-hold",
                story -> {},
                story -> {
                    var proof = story.decisions.prover().consistency(3, story.decisions.size());
                    story.files.put("log/consistency.json", CanonicalJson.of(proof.toJson()));
                    story.index();
                },
                (story, right) -> {
                    var fork = new TestLog(story.decisions.origin);
                    for (int i = 0; i < 3; i++) {
                        fork.append(new LogLeaf("key.created", Digest.of(new byte[] {3})));
                    }
                    return note(right, fork.note(3, story.installation));
                },
                Optional.empty());
    }

    private static Trust note(Trust right, String note) {
        return new Trust(right.keys(), right.installation(), List.of(note));
    }
}
