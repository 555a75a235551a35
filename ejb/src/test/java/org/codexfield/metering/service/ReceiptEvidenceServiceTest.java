package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.LogProofs;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.evidence.LoggedEvidence;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.EvidencePack;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantEvidence;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.ShardIsNotLoggedYet;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiptEvidenceServiceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID RECEIPT = Ids.next(NOON);
    private static final UUID OTHER = Ids.next(NOON);
    private static final UUID GRANT = Ids.next(NOON);
    private static final OrganisationId PARTY = OrganisationId.next(NOON);
    private static final Digest SOME = Digest.of(new byte[] {1});

    private static final String TOKEN = token();

    private final List<LoggedDocument> issued = new ArrayList<>();
    private final List<LoggedDocument> shards = new ArrayList<>();
    private final List<EvidenceQuery> asked = new ArrayList<>();
    private final Known known = new Known();
    private final Map<UUID, Receipt> kept = new HashMap<>();
    private Receipt subject = receipt();
    private final ReceiptEvidenceService service = service();

    private ReceiptEvidenceService service() {
        var made = new ReceiptEvidenceService();
        made.receipts =
                new ReceiptService() {
                    @Override
                    public String text(ReceiptId id) {
                        return subject.text();
                    }

                    @Override
                    public String tariff(Digest digest) {
                        return new String(Tariff.FIRST.bytes(), UTF_8);
                    }
                };
        made.documents = known;
        made.grants = new Grants();
        made.kept = new ReceiptsByIdentifier(kept, PARTY);
        made.tokens = new OneCallToken(TOKEN, NOON);
        made.proofs =
                (origin, index, size) ->
                        new LogProofs.Proved(
                                receipt().leaf(),
                                new InclusionProof(index, size.orElseThrow(), List.of()),
                                Optional.of("note of " + origin));
        return made;
    }

    @Test
    void thePack_hasReceiptTariffAndTheProofAgainstTheLoggedTree() throws IOException {
        shards.add(document("log.checkpoint", "treeSize", 7));
        shards.add(document("log.checkpoint", "treeSize", 8));
        shards.add(document("log.checkpoint", "treeSize", 20));

        var files = files(service.pack(new ReceiptId(RECEIPT), OptionalLong.of(3)));

        assertThat(files).containsKeys("pack.json", "pack.jws", "receipt/tariff.json");
        assertThat(files.get("receipt/receipt.json")).isEqualTo(receipt().text());
        var proof =
                SignedLeaf.ofJson(
                        StrictJson.parse(files.getOrDefault("receipt/receipt.proof.json", "")));
        assertThat(proof.proof().treeSize()).isEqualTo(8);
        assertThat(proof.checkpoint()).isEqualTo("note of receipts-2");
        assertThat(files.get("pack.json")).contains(RECEIPT.toString(), "\"kind\":\"receipt\"");
    }

    @Test
    void whatIsWantedOfTheLog_isTheFirstTreeThatHasTheReceipt_andTheTariff() {
        shards.add(document("log.checkpoint", "treeSize", 7));
        var covering = document("log.checkpoint", "treeSize", 8);
        shards.add(covering);

        var unused = service.pack(new ReceiptId(RECEIPT), OptionalLong.of(3));

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).documents()).isEqualTo(Set.of(id(covering), id(known.adoption(1))));
        assertThat(asked.get(0).since()).hasValue(3);
    }

    @Test
    void aReceiptThatNoLoggedTreeHas_isNotShownYet() {
        shards.add(document("log.checkpoint", "treeSize", 7));

        assertThatThrownBy(() -> service.pack(new ReceiptId(RECEIPT), OptionalLong.empty()))
                .isInstanceOf(ShardIsNotLoggedYet.class);
    }

    @Test
    void allTariffsThatWereAdopted_areShown_toTellWhichWasInForce() {
        shards.add(document("log.checkpoint", "treeSize", 8));
        var second = document("tariff.adopted", "version", 2);
        known.adopted.put(2L, second);
        known.adopted.put(4L, document("tariff.adopted", "version", 4));

        var unused = service.pack(new ReceiptId(RECEIPT), OptionalLong.empty());

        assertThat(asked.get(0).documents()).contains(id(second)).hasSize(3);
    }

    @Test
    void theCorrectionOfAReceipt_isShownWithIt_andTheOtherWayRound() throws IOException {
        shards.add(document("log.checkpoint", "treeSize", 9));
        var correction = receipt(OTHER, 8, new Receipt.Correction(RECEIPT, CorrectionKind.VOID));
        kept.put(OTHER, correction);

        assertThat(files(service.pack(new ReceiptId(RECEIPT), OptionalLong.empty())))
                .containsKey("receipt/receipt.proof.json")
                .containsKey("receipt/correction.proof.json")
                .containsEntry("receipt/correction.json", correction.text());

        kept.put(RECEIPT, receipt());
        subject = correction;
        assertThat(files(service.pack(new ReceiptId(OTHER), OptionalLong.empty())))
                .containsEntry("receipt/receipt.json", correction.text())
                .containsEntry("receipt/corrected.json", receipt().text())
                .containsKey("receipt/corrected.proof.json")
                .doesNotContainKey("receipt/correction.json");
    }

    @Test
    void ofAReportedCall_thePayersProof_andWhereTheLogTookIt_areShown() throws IOException {
        var covering = document("log.checkpoint", "treeSize", 8);
        shards.add(covering);
        var other = document("call-token.issued", "tokenDigest", SOME.hex());
        var logged = document("call-token.issued", "tokenDigest", CallToken.digest(TOKEN).hex());
        issued.addAll(List.of(other, logged));
        subject = reported();

        var files = files(service.pack(new ReceiptId(RECEIPT), OptionalLong.empty()));

        assertThat(files).containsEntry("receipt/call-token.jwt", TOKEN);
        assertThat(asked.get(0).documents())
                .isEqualTo(Set.of(id(covering), id(known.adoption(1)), id(logged)));
    }

    /** Their identifier is the choice of who signs them, who might hide one behind others. */
    @Test
    void behindManyTokensOfItsName_aTokenIsFoundToo() {
        shards.add(document("log.checkpoint", "treeSize", 8));
        var logged = document("call-token.issued", "tokenDigest", CallToken.digest(TOKEN).hex());
        IntStream.range(0, 2_000)
                .forEach(
                        i -> {
                            var before = NOON.minusMillis(i < 700 ? 800 : 500).toString();
                            issued.add(
                                    document(
                                            "call-token.issued",
                                            json ->
                                                    json.put("at", before)
                                                            .put("tokenDigest", SOME.hex())));
                        });
        issued.add(logged);
        subject = reported();

        var unused = service.pack(new ReceiptId(RECEIPT), OptionalLong.empty());

        assertThat(asked.get(0).documents()).contains(id(logged)).hasSize(3);
    }

    /** Identifiers are made ahead of the clock of the log: of calls, and of corrections. */
    @Test
    void aReceiptAheadOfTheLog_isShownByTheNewestTreeThatHasIt() {
        var before = NOON.minusSeconds(120).toString();
        shards.add(document("log.checkpoint", json -> json.put("treeSize", 8).put("at", before)));

        var unused = service.pack(new ReceiptId(RECEIPT), OptionalLong.empty());

        assertThat(asked.get(0).documents()).contains(id(shards.get(0))).hasSize(2);

        shards.set(0, tree(-2, true));
        assertThatThrownBy(() -> service.pack(new ReceiptId(RECEIPT), OptionalLong.empty()))
                .isInstanceOf(ShardIsNotLoggedYet.class);
    }

    /** A node may report a call weeks after it began, of a shard that grew every minute. */
    @Test
    void ofACallThatWasReportedLate_theFirstTreeThatHasIt_isFoundToo() {
        IntStream.range(0, 5_000).forEach(minute -> shards.add(tree(minute, minute < 3_333)));

        var unused = service.pack(new ReceiptId(RECEIPT), OptionalLong.empty());

        assertThat(asked.get(0).documents()).contains(id(shards.get(3_333))).hasSize(2);
    }

    @Test
    void aShardThatGrewForHoursWithoutTheReceipt_isNotLoggedYet() {
        IntStream.range(0, 600).forEach(minute -> shards.add(tree(minute, true)));

        assertThatThrownBy(() -> service.pack(new ReceiptId(RECEIPT), OptionalLong.empty()))
                .isInstanceOf(ShardIsNotLoggedYet.class);
    }

    private static LoggedDocument tree(int minute, boolean before) {
        var at = NOON.plusSeconds(60L * minute).toString();
        return document(
                "log.checkpoint",
                json -> json.put("treeSize", before ? 7 : 8 + minute).put("at", at));
    }

    private static String token() {
        var says =
                new CallToken(
                        "https://x.example", RECEIPT, GRANT, null, NOON, NOON.plusSeconds(60));
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, "did:web:x.example#k1", CallToken.JWS_TYPE),
                says.payload(),
                Ed25519.signer(new byte[Ed25519.PRIVATE_KEY_BYTES]));
    }

    private static Receipt reported() {
        var one = receipt();
        var did = new Did("did:web:x.example");
        return new Receipt(
                RECEIPT,
                one.origin(),
                one.sequence(),
                new Receipt.Ground(
                        "hospital/images",
                        "1.0.0",
                        SOME,
                        GRANT.toString(),
                        null,
                        CallToken.digest(TOKEN),
                        SOME,
                        did,
                        did),
                new Receipt.Call("invoke", "research", NOON, 5, Outcome.SERVED, "", 0, null, true),
                one.charge(),
                null,
                null);
    }

    private static Receipt receipt() {
        return receipt(RECEIPT, 7, null);
    }

    private static Receipt receipt(
            UUID id, long sequence, Receipt.@Nullable Correction correction) {
        var did = new Did("did:web:x.example");
        return new Receipt(
                id,
                "x.example/logs/receipts-2",
                sequence,
                new Receipt.Ground(
                        "hospital/images", "1.0.0", SOME, GRANT.toString(), SOME, SOME, did, did),
                new Receipt.Call("invoke", "research", NOON, 5, Outcome.SERVED, "", 0, null, false),
                Receipt.Charge.of(
                        Dimensions.NONE, Tariff.FIRST, Tariff.FIRST.digest(), Outcome.SERVED),
                null,
                correction);
    }

    private static LoggedDocument document(String type, String member, long value) {
        return document(type, json -> json.put("at", NOON.toString()).put(member, value));
    }

    private static Instant at(LoggedDocument document) {
        return Instant.parse(StrictJson.parse(document.body()).path("at").asText());
    }

    /** Of a moment before what it is about was kept. */
    private static LoggedDocument document(String type, String member, String value) {
        var at = NOON.minusMillis(500).toString();
        return document(type, json -> json.put("at", at).put(member, value));
    }

    private static LoggedDocument document(String type, Consumer<ObjectNode> members) {
        var json = StrictJson.newObject().put("id", Ids.next(NOON).toString());
        members.accept(json);
        var body = json.put("type", type).toString();
        return new LoggedDocument(
                body, new LogLeaf(type, Digest.of(body.getBytes(UTF_8))), "log", Optional.empty());
    }

    private static UUID id(LoggedDocument document) {
        return UUID.fromString(StrictJson.parse(document.body()).path("id").asText());
    }

    private static Map<String, String> files(EvidencePack.Sealed pack) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pack.copyTo(bytes);
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private final class Known implements LoggedDocuments {

        private final Map<Long, LoggedDocument> adopted =
                new HashMap<>(Map.of(1L, document("tariff.adopted", "version", 1)));

        LoggedDocument adoption(long version) {
            return Optional.ofNullable(adopted.get(version)).orElseThrow();
        }

        @Override
        public Optional<LoggedDocument> find(String leafType, UUID subject) {
            if (leafType.equals("log.checkpoint")) {
                return Optional.of(shards.get(shards.size() - 1));
            }
            assertThat(leafType).isEqualTo("tariff.adopted");
            return Optional.ofNullable(adopted.get(subject.getLeastSignificantBits()));
        }

        @Override
        public List<LoggedDocument> find(String leafType, UUID subject, Instant from, int limit) {
            if (leafType.equals("call-token.issued")) {
                assertThat(subject).isEqualTo(CallToken.claimed(TOKEN).id());
                return issued.stream().filter(one -> !at(one).isBefore(from)).limit(limit).toList();
            }
            assertThat(subject).as("the gateway's shard").isEqualTo(new UUID(0, 2));
            assertThat(from).as("when the receipt was made").isAfterOrEqualTo(NOON);
            return shards.stream().filter(one -> !at(one).isBefore(from)).limit(limit).toList();
        }

        @Override
        public LoggedEvidence collect(EvidenceQuery query) {
            throw new UnsupportedOperationException("The grant's evidence is asked for");
        }
    }

    private final class Grants implements GrantEvidence {

        @Override
        public EvidencePack collect(GrantId grant, EvidenceQuery more) {
            assertThat(grant.value()).isEqualTo(GRANT);
            asked.add(more);
            return new EvidencePack();
        }

        @Override
        public EvidencePack.Sealed seal(EvidencePack pack, String kind, String id) {
            return pack.seal(kind, id, new Did("did:web:x.example"), NOON, index -> "a..b");
        }
    }
}
