package org.codexfield.verifier;

import static org.codexfield.verifier.CapsuleLies.OTHER;
import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.edit;
import static org.codexfield.verifier.Lie.said;
import static org.codexfield.verifier.Lie.slipped;
import static org.codexfield.verifier.Lie.text;
import static org.codexfield.verifier.Lie.told;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.metering.TariffAdopted;
import org.codexfield.shared.Digest;

/** Lies about what was called and what it cost. */
final class ReceiptLies {

    private static final String RECEIPT = "receipt";
    private static final String ADOPTED = "tariff.adopted";
    private static final String ISSUED = "capability.issued";
    private static final String SHARD = "log.checkpoint";

    private ReceiptLies() {}

    static Stream<Lie> all() {
        return Stream.of(GROUNDS, AMOUNTS, TARIFFS, SHARDS, FILES).flatMap(List::stream);
    }

    private static UnaryOperator<ObjectNode> by(TestKey key) {
        return json -> json.put("kid", key.kid()).put("publicKeyMultibase", key.key().toMultikey());
    }

    private static Lie receipt(String name, String expected, String member, String value) {
        return said("a receipt " + name, expected, RECEIPT, json -> json.put(member, value));
    }

    private static final List<Lie> GROUNDS =
            List.of(
                    receipt(
                            "of another grant",
                            "receipt.grant/receipt-is-of-another-grant",
                            "grant",
                            "019c0000-0000-7000-8000-000000000000"),
                    receipt(
                            "of other terms",
                            "receipt.grant/receipt-has-other-terms",
                            "termsDigest",
                            OTHER),
                    receipt(
                            "of another provider",
                            "receipt.grant/receipt-has-another-provider",
                            "provider",
                            "did:web:x.example"),
                    receipt(
                            "of another consumer",
                            "receipt.grant/receipt-has-another-consumer",
                            "consumer",
                            "did:web:x.example"),
                    receipt(
                            "of what was not granted",
                            "receipt.grant/action-was-not-granted",
                            "action",
                            "download"),
                    receipt(
                            "of another capsule",
                            "receipt.capsule/receipt-is-of-another-capsule",
                            "capsuleDigest",
                            OTHER),
                    receipt(
                            "of another version",
                            "receipt.capsule/receipt-names-another-capsule",
                            "version",
                            "9.0.0"),
                    receipt(
                            "of another credential",
                            "receipt.credential/log-holds-another-credential",
                            "credentialDigest",
                            OTHER),
                    told(
                            "a receipt of a credential by a key of the consumer",
                            "receipt.credential/credential-is-signed-by-another",
                            story -> story.rewritten.put(ISSUED, by(story.consumer))),
                    told(
                            "a receipt of a credential by a key that was never logged",
                            "receipt.credential/key-was-not-logged",
                            story ->
                                    story.rewritten.put(
                                            ISSUED,
                                            by(TestKey.of(9, story.provider.did().value())))),
                    told(
                            "a receipt of a credential by a key that was replaced",
                            "receipt.credential/key-was-replaced-before",
                            story -> story.before.put(ISSUED, () -> story.provider.rotated())),
                    told(
                            "a receipt of a credential by a key that has another's name",
                            "receipt.credential/key-is-another",
                            story ->
                                    story.rewritten.put(
                                            ISSUED,
                                            json ->
                                                    json.put(
                                                            "publicKeyMultibase",
                                                            story.stranger.key().toMultikey()))),
                    said(
                            "a receipt that a node reported, without the payer's proof",
                            "receipt.token/payers-proof-is-not-named",
                            RECEIPT,
                            json -> {
                                json.put("reported", true);
                                json.remove("credentialDigest");
                            }),
                    receipt(
                            "of a time after the pack",
                            "receipt.time/pack-is-older",
                            "start",
                            "2026-03-10T12:00:00.000Z"),
                    said(
                            "a refusal of a time after the pack",
                            "receipt.time/pack-is-older",
                            RECEIPT,
                            json ->
                                    json.put("start", "2026-03-10T12:00:00.000Z")
                                            .put("outcome", "denied")
                                            .put("microMu", 0)),
                    slipped(
                            "a receipt without an index",
                            "pack.index/there-is-no-index",
                            story -> {
                                story.files.remove(PackIndex.PATH);
                                story.files.remove(PackIndex.SIGNATURE_PATH);
                            }),
                    said(
                            "a receipt without a credential",
                            "receipt.credential/credential-is-not-named",
                            RECEIPT,
                            json -> json.remove("credentialDigest")),
                    receipt(
                            "of a time after the grant",
                            "receipt.time/grant-was-over",
                            "start",
                            "2027-03-02T12:00:00.000Z"),
                    receipt(
                            "of a time after the credential",
                            "receipt.credential/credential-is-not-valid-now",
                            "start",
                            "2027-04-02T12:00:00.000Z"),
                    receipt(
                            "of a time before the credential was signed",
                            "receipt.credential/credential-was-signed-later",
                            "start",
                            "2026-03-02T11:00:00.000Z"),
                    told(
                            "a call after the revocation",
                            "receipt.time/grant-was-revoked-before",
                            story -> story.before.put("", () -> GrantLies.revoked(story))),
                    told(
                            "a call by a credential whose key was compromised",
                            "receipt.credential/key-was-compromised-before",
                            story -> story.before.put("", () -> story.provider.compromised())));

    private static final List<Lie> AMOUNTS =
            List.of(
                    said(
                            "more micro-MU",
                            "receipt.amount/amount-is-another",
                            RECEIPT,
                            json -> json.put("microMu", 2_500_001)),
                    said(
                            "fewer bytes",
                            "receipt.amount/amount-is-another",
                            RECEIPT,
                            json -> ((ObjectNode) json.path("dimensions")).put("bytes", 1_000)),
                    said(
                            "a failure that costs something",
                            "receipt.format/receipt-is-malformed",
                            RECEIPT,
                            json -> json.put("outcome", "failed")),
                    said(
                            "a negative quantity",
                            "receipt.format/quantity-is-out-of-range",
                            RECEIPT,
                            json -> ((ObjectNode) json.path("dimensions")).put("tokens", -1)),
                    told(
                            "a tariff that was superseded before the call",
                            "receipt.tariff/tariff-was-superseded",
                            story ->
                                    story.before.put(
                                            "",
                                            () -> new TariffAdopted(2, Digest.ZERO, TestPack.AT))));

    private static final List<Lie> TARIFFS =
            List.of(
                    said(
                            "another tariff",
                            "receipt.tariff/tariff-is-another",
                            "tariff",
                            json -> ((ObjectNode) json.path("microMuPer")).put("call", 5)),
                    receipt(
                            "of another tariff",
                            "receipt.tariff/tariff-is-another",
                            "tariffDigest",
                            OTHER),
                    changed(
                            "no tariff",
                            "receipt.tariff/tariff-is-missing",
                            story -> story.files.remove(ReceiptStory.TARIFF)),
                    said(
                            "a tariff that nobody adopted",
                            "receipt.tariff/adoption-is-missing",
                            ADOPTED,
                            json -> json.put("tariffDigest", OTHER)),
                    said(
                            "a tariff adopted as another version",
                            "receipt.tariff/adoption-is-of-another-version",
                            ADOPTED,
                            json -> json.put("version", 2)),
                    said(
                            "a tariff adopted after the call",
                            "receipt.tariff/tariff-was-adopted-later",
                            ADOPTED,
                            json -> json.put("at", "2026-04-02T12:00:00.000Z")));

    private static final List<Lie> SHARDS =
            List.of(
                    said(
                            "another place in the shard",
                            "receipt.inclusion/sequence-is-another",
                            RECEIPT,
                            json -> json.put("sequence", 4)),
                    receipt(
                            "of another shard",
                            "receipt.inclusion/proof-signature",
                            "origin",
                            "portal.example/logs/receipts-2"),
                    told(
                            "a shard signed by the provider",
                            "receipt.inclusion/proof-signature",
                            story -> story.signers.put("shard", story.provider)),
                    said(
                            "a shard of another root",
                            "receipt.shard/log-was-forked",
                            SHARD,
                            json -> json.put("root", OTHER)),
                    said(
                            "a shard of another size",
                            "receipt.shard/consistency-is-not-shown",
                            SHARD,
                            json -> json.put("treeSize", 9)),
                    said(
                            "a shard of before the receipt",
                            "receipt.shard/shard-was-logged-before",
                            SHARD,
                            json -> json.put("treeSize", 3)),
                    said(
                            "a shard that was never logged",
                            "receipt.shard/shard-is-not-logged",
                            SHARD,
                            json -> json.put("origin", "portal.example/logs/receipts-2")));

    private static final List<Lie> FILES =
            List.of(
                    changed(
                            "a receipt altered after it was logged",
                            "receipt.inclusion/proof-leaf",
                            text(
                                    ReceiptStory.FILE,
                                    json ->
                                            json.replace(
                                                    "\"durationMillis\":20",
                                                    "\"durationMillis\":21"))),
                    changed(
                            "a receipt that is not canonical",
                            "receipt.format/json-is-malformed",
                            text(
                                    ReceiptStory.FILE,
                                    json -> json.replace("{\"action", "{ \"action"))),
                    changed(
                            "a receipt without proof",
                            "receipt.inclusion/proof-is-missing",
                            story -> story.files.remove(ReceiptStory.PROOF)),
                    changed(
                            "a shorter path in the shard",
                            "receipt.inclusion/proof-path",
                            edit(
                                    ReceiptStory.PROOF,
                                    json ->
                                            ((ArrayNode) json.path("proof").path("path"))
                                                    .remove(0))),
                    changed(
                            "no receipt",
                            "evidence.subject/subject-is-missing",
                            story -> story.files.remove(ReceiptStory.FILE)),
                    said(
                            "an index of another receipt",
                            "evidence.subject/subject-is-missing",
                            "index",
                            json ->
                                    ((ObjectNode) json.path("about"))
                                            .put("id", "019c0000-0000-7000-8000-000000000000")));
}
