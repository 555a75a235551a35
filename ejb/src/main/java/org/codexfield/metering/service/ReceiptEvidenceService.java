package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.codexfield.metering.model.CallTokens;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.ShardIsNotLoggedYet;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;

/** Evidence packs of receipts, for those who may see the receipt and its grant. */
@Stateless
@RolesAllowed("user")
public class ReceiptEvidenceService {

    private static final String SHARD_LOGGED = "log.checkpoint";
    private static final String TARIFF_ADOPTED = "tariff.adopted";

    private static final String TOKEN_ISSUED = "call-token.issued";

    /** Call tokens of one identifier, which is its signer's choice, that are read at once. */
    private static final int NAMESAKES = 500;

    /** One a minute, so some hours: longer than the receipt of a gateway waits for its leaf. */
    private static final int MAX_CHECKPOINTS = 500;

    /** Of earlier and of later versions: more than are adopted in the life of an installation. */
    private static final int MAX_TARIFFS = 200;

    @Inject ReceiptService receipts;
    @Inject Receipts kept;
    @Inject CallTokens tokens;
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
        var subject = receipt(receipts.text(id));
        var all = withCorrections(subject);
        var anchors = new HashMap<String, LoggedDocument>();
        all.forEach((name, receipt) -> anchors.put(name, anchor(receipt)));
        var tariffs = tariffs(all.values());
        var shown = callTokens(all.values());
        var wanted = new HashSet<UUID>();
        anchors.values().forEach(anchor -> wanted.add(id(anchor)));
        adoptions(tariffs).forEach(adoption -> wanted.add(id(adoption)));
        shown.values().forEach(token -> issue(token).ifPresent(leaf -> wanted.add(id(leaf))));
        var pack =
                grants.collect(
                        GrantId.parse(subject.ground().grant()),
                        new EvidenceQuery(Set.of(), wanted, since));
        all.forEach(
                (name, receipt) -> {
                    pack.add("receipt/" + name + ".json", receipt.text());
                    var anchor = requireNonNull(anchors.get(name));
                    pack.add(
                            "receipt/" + name + ".proof.json",
                            CanonicalJson.of(proof(receipt, treeSize(anchor)).toJson()));
                });
        tariffs.forEach((name, tariff) -> pack.add("receipt/" + name + ".json", tariff.bytes()));
        shown.forEach((name, token) -> pack.add("receipt/" + name + ".jwt", token.jws()));
        return grants.seal(pack, "receipt", id.toString());
    }

    /** The receipt, what it corrects and what corrects it, by the names of their files. */
    private Map<String, Receipt> withCorrections(Receipt subject) {
        var all = new LinkedHashMap<String, Receipt>();
        all.put("receipt", subject);
        subject.corrects()
                .flatMap(correction -> kept.find(new ReceiptId(correction.receipt())))
                .ifPresent(old -> all.put("corrected", receipt(old.text())));
        kept.findCorrection(new ReceiptId(subject.id()))
                .ifPresent(newer -> all.put("correction", receipt(newer.text())));
        return all;
    }

    private static Receipt receipt(String text) {
        return Receipt.parse(text.getBytes(US_ASCII));
    }

    /** The tariffs that receipts name, each once, by the names of their files. */
    private Map<String, Tariff> tariffs(Collection<Receipt> of) {
        var digests = new LinkedHashSet<Digest>();
        of.forEach(receipt -> digests.add(receipt.charge().tariffDigest()));
        var tariffs = new LinkedHashMap<String, Tariff>();
        for (var digest : digests) {
            var name = tariffs.isEmpty() ? "tariff" : "tariff-" + (tariffs.size() + 1);
            tariffs.put(name, Tariff.parse(receipts.tariff(digest).getBytes(UTF_8)));
        }
        return tariffs;
    }

    /** The payer's proofs that reported receipts name, each once, by the names of their files. */
    private Map<String, CallTokens.Kept> callTokens(Collection<Receipt> of) {
        var found = new LinkedHashMap<String, CallTokens.Kept>();
        of.stream()
                .flatMap(receipt -> Stream.ofNullable(receipt.ground().callToken()))
                .distinct()
                .flatMap(digest -> tokens.find(digest).stream())
                .forEach(
                        token ->
                                found.put(
                                        found.isEmpty()
                                                ? "call-token"
                                                : "call-token-" + (found.size() + 1),
                                        token));
        return found;
    }

    /**
     * The document by which the log took a token. Its identifier is the signer's choice, and so may
     * be another's too: the digest tells.
     */
    private Optional<LoggedDocument> issue(CallTokens.Kept token) {
        var digest = CallToken.digest(token.jws()).hex();
        var name = CallToken.claimed(token.jws()).id();
        var from = token.at().minusSeconds(1);
        int limit = NAMESAKES;
        while (true) {
            var some = documents.find(TOKEN_ISSUED, name, from, limit);
            var found = some.stream().filter(one -> isAbout(digest, one)).findFirst();
            if (found.isPresent() || some.size() < limit) {
                return found;
            }
            var last = at(some.get(limit - 1));
            if (last.isAfter(from)) {
                from = last;
            } else {
                limit = Math.multiplyExact(limit, 2);
            }
        }
    }

    private static boolean isAbout(String tokenDigest, LoggedDocument issue) {
        return StrictJson.parse(issue.body()).path("tokenDigest").asText().equals(tokenDigest);
    }

    /**
     * The adoptions of the tariffs and of all others around them: which of several was in force is
     * shown by all that there were.
     */
    private List<LoggedDocument> adoptions(Map<String, Tariff> tariffs) {
        var found = new ArrayList<LoggedDocument>();
        long newest = tariffs.values().stream().mapToLong(Tariff::version).max().orElseThrow();
        for (long version = Math.max(1, newest - MAX_TARIFFS);
                version <= newest + MAX_TARIFFS;
                version++) {
            var adoption = documents.find(TARIFF_ADOPTED, new UUID(0, version));
            if (adoption.isEmpty() && version > newest) {
                break;
            }
            adoption.ifPresent(found::add);
        }
        return found;
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
        var from = made(receipt.id());
        return shardLogged(receipt, from, MAX_CHECKPOINTS).stream()
                .filter(one -> treeSize(one) > receipt.sequence())
                .findFirst()
                .orElseGet(() -> lateAnchor(receipt, from));
    }

    /**
     * Of a call that was reported long after it began: trees only grow, so the time at which the
     * log first named one with the receipt is found by halves. Of one whose identifier lies ahead
     * of the log's clock it is the newest.
     */
    private LoggedDocument lateAnchor(Receipt receipt, Instant from) {
        var newest =
                documents
                        .find(SHARD_LOGGED, new UUID(0, gateway(receipt)))
                        .filter(one -> treeSize(one) > receipt.sequence())
                        .orElseThrow(ShardIsNotLoggedYet::new);
        long low = from.toEpochMilli();
        long high = at(newest).toEpochMilli();
        while (low < high) {
            long middle = low + (high - low) / 2;
            var first = shardLogged(receipt, Instant.ofEpochMilli(middle), 1);
            if (first.stream().allMatch(one -> treeSize(one) > receipt.sequence())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return shardLogged(receipt, Instant.ofEpochMilli(low), 1).stream()
                .findFirst()
                .orElse(newest);
    }

    private List<LoggedDocument> shardLogged(Receipt receipt, Instant from, int limit) {
        return documents.find(SHARD_LOGGED, new UUID(0, gateway(receipt)), from, limit);
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

    private static Instant at(LoggedDocument document) {
        return Instant.parse(StrictJson.parse(document.body()).path("at").asText());
    }

    private static UUID id(LoggedDocument document) {
        return UUID.fromString(StrictJson.parse(document.body()).path("id").asText());
    }
}
