package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.store.ContentFolder;
import org.codexfield.node.store.Shelf;
import org.codexfield.shared.Digest;

/**
 * Proves that a block is here: only who has its bytes can hash them together with a nonce that was
 * not known before.
 */
final class ChallengeAction {

    private static final int MAX_BODY_BYTES = 8192;
    private static final int MIN_NONCE_BYTES = 16;
    private static final int MAX_NONCE_BYTES = 64;

    private final Shelf shelf;
    private final ContentFolder contents;

    ChallengeAction(Shelf shelf, ContentFolder contents) {
        this.shelf = shelf;
        this.contents = contents;
    }

    void serve(HttpServerExchange exchange) throws IOException {
        var body = Body.json(exchange, MAX_BODY_BYTES);
        var fields = new JsonFields(StrictJson.parse(body), "challenge");
        fields.allowOnly("manifestDigest", "path", "block", "nonce");
        var digest = Digest.parse(fields.text("manifestDigest"));
        var capsule = shelf.find(digest).orElseThrow(() -> new CapsuleIsNotHere(digest));
        var path = fields.text("path");
        var part = capsule.part(path).orElseThrow(() -> new PartIsUnknown(path));
        var nonce = nonce(fields.text("nonce"));
        long block = fields.number("block");
        if (block < 0 || block >= part.content().blocks()) {
            throw new ChallengeIsUnacceptable("the part has no such block");
        }
        answer(exchange, part.content(), (int) block, nonce);
    }

    private void answer(HttpServerExchange exchange, BlockTree expected, int block, byte[] nonce)
            throws IOException {
        var json = StrictJson.newObject();
        try (var content = contents.open(expected)) {
            content.load((long) block * BlockTree.BLOCK_BYTES);
            var both = new ByteArrayOutputStream();
            both.writeBytes(nonce);
            both.writeBytes(content.loadedBlock());
            json.put("block", block)
                    .put("sha256OfNonceAndBlock", Digest.of(both.toByteArray()).hex())
                    .put("leafHash", content.hash(block).hex());
            var path = json.putArray("path");
            content.path(block).path().forEach(hash -> path.add(hash.hex()));
        }
        Problems.send(exchange, "application/json", json);
    }

    private static byte[] nonce(String hex) {
        try {
            var nonce = HexFormat.of().parseHex(hex);
            if (nonce.length >= MIN_NONCE_BYTES && nonce.length <= MAX_NONCE_BYTES) {
                return nonce;
            }
        } catch (IllegalArgumentException e) {
            throw new ChallengeIsUnacceptable("the nonce is no hex");
        }
        throw new ChallengeIsUnacceptable("the nonce must have 16 to 64 bytes");
    }
}
