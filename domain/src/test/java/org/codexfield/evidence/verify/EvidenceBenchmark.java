package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.codexfield.shared.Digest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signatures, canonical JSON, and a log of 100,000 leaves, on one core. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EvidenceBenchmark {

    private static final int LEAVES = 100_000;
    private static final int JSON_MEMBERS = 20;
    private static final String TYPE = "vc+jwt";

    private final TestKeys keys = TestKeys.ed25519(1);
    private final JwsHeader header =
            new JwsHeader(KeyAlgorithm.ED25519, "did:web:example.org#k1", TYPE);
    private final JsonNode json = document();
    private final byte[] message = CanonicalJson.of(json);
    private final byte[] signature = keys.signer().apply(message);
    private final String jws = Jws.sign(header, message, keys.signer());
    private final MerkleFixture log = MerkleFixture.ofSize(LEAVES);
    private final Digest root = log.frontier().root();
    private final InclusionProof proof = log.prover().inclusion(LEAVES / 3, LEAVES);
    private MerkleFrontier frontier = log.frontier();
    private int turn;

    private static JsonNode document() {
        var node = StrictJson.newObject();
        for (int i = 0; i < JSON_MEMBERS; i++) {
            node.put("member-" + i, "a value of some length " + i);
        }
        return node;
    }

    @Benchmark
    public byte[] sign() {
        return keys.signer().apply(message);
    }

    @Benchmark
    public boolean verify() {
        return keys.key().verifies(message, signature);
    }

    @Benchmark
    public String signJws() {
        return Jws.sign(header, message, keys.signer());
    }

    @Benchmark
    public VerifiedJws verifyJws() {
        return Jws.verify(jws, TYPE, kid -> Optional.of(keys.key()));
    }

    @Benchmark
    public byte[] writeCanonicalJson() {
        return CanonicalJson.of(json);
    }

    @Benchmark
    public MerkleFrontier appendLeaf() {
        frontier = frontier.append(MerkleTree.leafHash(("leaf " + turn++).getBytes(UTF_8)));
        return frontier;
    }

    @Benchmark
    public InclusionProof makeProof() {
        turn = (turn + 1) % LEAVES;
        return log.prover().inclusion(turn, LEAVES);
    }

    @Benchmark
    public boolean checkProof() {
        return proof.proves(log.leafHash(LEAVES / 3), root);
    }
}
