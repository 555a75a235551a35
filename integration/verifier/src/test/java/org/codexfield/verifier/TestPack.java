package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Digest;

/** Files of a pack, the log that holds them, and who signs: what stories are written in. */
abstract class TestPack {

    static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    final TestKey installation = TestKey.of(1, "did:web:portal.example");
    final TestKey provider = TestKey.of(2, "did:web:portal.example:organisations:hospital");
    final TestKey consumer = TestKey.of(3, "did:web:portal.example:organisations:institute");
    final TestKey stranger = TestKey.of(4, "did:web:portal.example:organisations:stranger");

    /** Whose keys the log is told of at first. */
    final List<TestKey> known = new ArrayList<>(List.of(installation, provider, consumer));

    /** What documents of a leaf type, or credentials of a type, say instead. */
    final Map<String, UnaryOperator<ObjectNode>> rewritten = new HashMap<>();

    /** What happens before the first fact of a leaf type; after all with the empty name. */
    final Map<String, Supplier<LoggedFact>> before = new HashMap<>();

    /** Who signs what, by type of leaf or document. */
    final Map<String, TestKey> signers = new HashMap<>();

    final TestLog decisions = new TestLog("portal.example/logs/decisions");
    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<Long, String> logged = new LinkedHashMap<>();
    private int next;

    /** What the pack is about. */
    abstract String kind();

    abstract String subject();

    String jwt(String type, ObjectNode said, TestKey usually) {
        var by = signers.getOrDefault(type, usually);
        return Jws.sign(
                new JwsHeader(by.algorithm(), by.kid(), "vc+jwt", "vc"),
                CanonicalJson.of(rewrite(type, said)),
                by.signer());
    }

    ObjectNode rewrite(String type, ObjectNode said) {
        return rewritten.getOrDefault(type, same -> same).apply(said);
    }

    /** Logs a fact, and what comes before it; gives its place. */
    long log(LoggedFact fact) {
        var earlier = before.remove(fact.leafType());
        if (earlier != null) {
            log(earlier.get());
        }
        var said = (ObjectNode) StrictJson.parse(LogDocument.of(new UUID(9, next++), fact).body());
        return log(rewrite(fact.leafType(), said));
    }

    long log(ObjectNode document) {
        var bytes = CanonicalJson.of(document);
        var type = document.path("type").asText();
        long index = decisions.append(new LogLeaf(type, Digest.of(bytes)));
        var path = String.format("log/%08d-%s.json", index, type);
        logged.put(index, path);
        files.put(path, bytes);
        return index;
    }

    Digest documentAt(long index) {
        return Digest.of(file(Objects.requireNonNull(logged.get(index))));
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    /** The file of the first document of a type. */
    String fileOf(String type) {
        return files.keySet().stream()
                .filter(path -> path.endsWith("-" + type + ".json"))
                .findFirst()
                .orElseThrow();
    }

    String proofOf(String type) {
        return fileOf(type).replace(".json", ".proof.json");
    }

    /** Proves every document against the newest checkpoint. */
    void prove() {
        var note = decisions.note(decisions.size(), signers.getOrDefault("log", installation));
        logged.forEach(
                (index, path) ->
                        files.put(
                                path.replace(".json", ".proof.json"),
                                CanonicalJson.of(
                                        decisions.proof(index, decisions.size(), note).toJson())));
        var json =
                new DidDocument(
                                provider.did(),
                                List.of(
                                        new VerificationMethod(
                                                provider.kid(),
                                                provider.key(),
                                                Set.of(Purpose.ASSERTION))))
                        .toJson();
        files.put("did/provider.json", CanonicalJson.of(json));
    }

    /** Writes the index anew, and signs it. */
    void index() {
        files.remove(PackIndex.PATH);
        files.remove(PackIndex.SIGNATURE_PATH);
        var listed = new ArrayList<PackFile>();
        files.forEach((path, content) -> listed.add(PackFile.of(path, content)));
        var by = signers.getOrDefault("index", installation);
        var index =
                new PackIndex(kind(), subject(), installation.did(), AT.plusSeconds(60), listed)
                        .bytes();
        index = CanonicalJson.of(rewrite("index", (ObjectNode) StrictJson.parse(index)));
        files.put(PackIndex.PATH, index);
        var header = new JwsHeader(by.algorithm(), by.kid(), PackIndex.SIGNATURE_TYPE);
        files.put(
                PackIndex.SIGNATURE_PATH,
                Jws.signDetached(header, index, by.signer()).getBytes(UTF_8));
    }

    Trust trust() {
        return new Trust(
                List.of(installation.key()),
                Optional.empty(),
                List.of(decisions.note(decisions.size(), installation)));
    }

    Given given() {
        var items = new ArrayList<Item>();
        files.forEach((path, bytes) -> items.add(new Item(path, bytes)));
        return new Given(items, List.of(), List.of(), List.of());
    }

    /** What the verifier says of it. */
    Report report() {
        return report(trust());
    }

    Report report(Trust trust) {
        var report = new Report();
        new Verifier(given(), trust, Optional.empty(), report).run();
        return report;
    }
}
