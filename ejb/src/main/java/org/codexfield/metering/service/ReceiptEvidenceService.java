package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.LogProofs;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.EvidencePack;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.GrantEvidence;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.ShardIsNotLoggedYet;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;

/** Evidence packs of receipts, for those who may see the receipt and its grant. */
@Stateless
@RolesAllowed("user")
public class ReceiptEvidenceService {

    private static final String SHARD_LOGGED = "log.checkpoint";
    private static final String TARIFF_ADOPTED = "tariff.adopted";

    /** One a minute, so some hours: longer than any receipt waits for its leaf. */
    private static final int MAX_CHECKPOINTS = 500;

    @Inject ReceiptService receipts;
    @Inject GrantEvidence grants;
    @Inject LogProofs proofs;
    @Inject LoggedDocuments documents;

    /**
     * The pack, signed by the installation.
     *
     * @param since the size of the log at which the reader knows it; empty for no proof of growth
     * @throws org.codexfield.shared.DomainException if the caller may not see receipt and grant, or
     *     the log never had that size
     * @throws ShardIsNotLoggedYet for the minute until the log of decisions names the shard's tree
     */
    public EvidencePack.Sealed pack(ReceiptId id, OptionalLong since) {
        var text = receipts.text(id);
        var receipt = Receipt.parse(text.getBytes(US_ASCII));
        var tariff = receipts.tariff(receipt.charge().tariffDigest());
        var anchor = anchor(receipt);
        var wanted = Set.of(id(anchor), id(adoption(Tariff.parse(tariff.getBytes(UTF_8)))));
        var pack =
                grants.collect(
                        GrantId.parse(receipt.ground().grant()),
                        new EvidenceQuery(Set.of(), wanted, since));
        pack.add("receipt/receipt.json", text);
        pack.add(
                "receipt/receipt.proof.json",
                CanonicalJson.of(proof(receipt, treeSize(anchor)).toJson()));
        pack.add("receipt/tariff.json", tariff);
        return grants.seal(pack, "receipt", id.toString());
    }

    private SignedLeaf proof(Receipt receipt, long treeSize) {
        var proved =
                proofs.prove(
                        GatewayRun.shard(gateway(receipt)),
                        receipt.sequence(),
                        OptionalLong.of(treeSize));
        return new SignedLeaf(
                proved.leaf(),
                proved.proof(),
                proved.checkpoint().orElseThrow(ShardIsNotLoggedYet::new));
    }

    /** The first document by which the log of decisions names the shard's tree with the receipt. */
    private LoggedDocument anchor(Receipt receipt) {
        return documents
                .find(
                        SHARD_LOGGED,
                        new UUID(0, gateway(receipt)),
                        made(receipt.id()),
                        MAX_CHECKPOINTS)
                .stream()
                .filter(document -> treeSize(document) > receipt.sequence())
                .findFirst()
                .orElseThrow(ShardIsNotLoggedYet::new);
    }

    private LoggedDocument adoption(Tariff tariff) {
        return documents
                .find(TARIFF_ADOPTED, new UUID(0, tariff.version()))
                .orElseThrow(() -> new IllegalStateException("Every tariff was logged"));
    }

    /** The number at the end of the shard's name. */
    private static int gateway(Receipt receipt) {
        var origin = receipt.origin();
        return Integer.parseInt(origin.substring(origin.lastIndexOf('-') + 1));
    }

    /** When an identifier was made: the first 48 bits of version 7 (RFC 9562 section 5.7). */
    private static Instant made(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static long treeSize(LoggedDocument document) {
        return StrictJson.parse(document.body()).path("treeSize").asLong();
    }

    private static UUID id(LoggedDocument document) {
        return UUID.fromString(StrictJson.parse(document.body()).path("id").asText());
    }
}
