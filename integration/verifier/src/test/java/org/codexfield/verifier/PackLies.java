package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.said;
import static org.codexfield.verifier.Lie.slipped;
import static org.codexfield.verifier.Lie.text;
import static org.codexfield.verifier.Lie.told;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.PackIndex;

/** Lies about what the pack consists of. */
final class PackLies {

    private static final String INDEX = "index";

    private PackLies() {}

    static Stream<Lie> all() {
        return Stream.of(FILES, INDEXES).flatMap(List::stream);
    }

    private static final List<Lie> FILES =
            List.of(
                    slipped(
                            "one byte of the manifest",
                            "pack.file/file-was-altered",
                            story -> story.file("capsule/manifest.json")[20] ^= 1),
                    slipped(
                            "one byte of a proof",
                            "pack.file/file-was-altered",
                            story -> story.file(story.proofOf("grant.issued"))[90] ^= 1),
                    slipped(
                            "a file that is missing",
                            "pack.file/file-is-missing",
                            story -> story.files.remove("grant/terms.json")),
                    slipped(
                            "a file that the index does not name",
                            "pack.file/file-is-not-in-the-index",
                            story -> story.files.put("grant/more.json", "{}".getBytes(UTF_8))),
                    slipped(
                            "no index, and no revocation",
                            "pack.index/there-is-no-index",
                            PackLies::strip),
                    changed(
                            "no ownership credential",
                            "ownership.credential/credential-is-missing",
                            story -> story.files.remove("capsule/ownership.jwt")),
                    slipped(
                            "no signature of the index",
                            "pack.signature/signature-is-missing",
                            story -> story.files.remove(PackIndex.SIGNATURE_PATH)),
                    slipped(
                            "an altered index",
                            "pack.signature/signature-does-not-match",
                            text(PackIndex.PATH, json -> json.replace(":01:", ":02:"))),
                    slipped(
                            "an index that is not canonical",
                            "pack.index/json-is-malformed",
                            text(PackIndex.PATH, json -> json + " ")));

    private static final List<Lie> INDEXES =
            List.of(
                    told(
                            "an index signed by a stranger",
                            "pack.signature/signing-key-is-unknown",
                            story -> {
                                story.known.add(story.stranger);
                                story.signers.put(INDEX, story.stranger);
                            }),
                    told(
                            "an index signed by a key that was replaced",
                            "pack.key/key-was-replaced-before",
                            story -> story.before.put("", () -> story.installation.rotated())),
                    told(
                            "an index signed by a key that was reported since",
                            "pack.key/key-was-compromised",
                            PackLies::signByReported),
                    said(
                            "an index of before what it holds",
                            "pack.time/index-is-older",
                            INDEX,
                            json -> json.put("at", "2026-03-02T11:59:59.999Z")),
                    told(
                            "an organisation that calls itself the installation",
                            "trust.installation/installation-is-another",
                            story -> {
                                story.signers.put(INDEX, story.provider);
                                story.rewritten.put(
                                        INDEX,
                                        json ->
                                                json.put(
                                                        "installation",
                                                        story.provider.did().value()));
                            }),
                    said(
                            "an index of another grant",
                            "evidence.subject/subject-is-missing",
                            INDEX,
                            json ->
                                    ((ObjectNode) json.path("about"))
                                            .put("id", "019c0000-0000-7000-8000-000000000000")),
                    said(
                            "an index of another format",
                            "pack.index/pack-is-malformed",
                            INDEX,
                            json -> json.put("formatVersion", 2)),
                    said(
                            "an index that names a file outside",
                            "pack.index/pack-is-malformed",
                            INDEX,
                            json -> file(json).put("path", "../../etc/passwd")),
                    said(
                            "an index that names a huge file",
                            "pack.index/pack-is-malformed",
                            INDEX,
                            json -> file(json).put("sizeBytes", 1L << 40)),
                    said(
                            "an index that names a file twice",
                            "pack.index/pack-is-malformed",
                            INDEX,
                            json -> ((ArrayNode) json.path("files")).add(file(json).deepCopy())));

    /** The index would have named what was taken out. */
    private static void strip(Story story) {
        story.files.remove(PackIndex.PATH);
        story.files.remove(PackIndex.SIGNATURE_PATH);
    }

    /** The key is not the pinned one, and was reported after the time that the index claims. */
    private static void signByReported(Story story) {
        var second = TestKey.of(5, story.installation.did().value());
        story.known.add(second);
        story.signers.put(INDEX, second);
        story.before.put("", second::compromised);
        story.rewritten.put("key.compromised", json -> json.put("at", "2026-03-05T12:00:00.000Z"));
    }

    private static ObjectNode file(ObjectNode index) {
        return (ObjectNode) index.path("files").path(0);
    }
}
