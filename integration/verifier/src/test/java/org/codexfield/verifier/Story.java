package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.ManifestSignature;
import org.codexfield.capsules.VersionFacts;
import org.codexfield.capsules.VersionSealed;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestHead;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AccessRequestSubmitted;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.ApprovedTerms;
import org.codexfield.licensing.CapabilityIssued;
import org.codexfield.licensing.GrantFacts;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantIssued;
import org.codexfield.licensing.GrantScope;
import org.codexfield.licensing.OfferFacts;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.OfferMade;
import org.codexfield.licensing.RequestFacts;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.StageOutcome;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.licensing.verify.StatusEntry;
import org.codexfield.licensing.verify.StatusPurpose;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * A capsule, an offer, a request, a grant and a credential, each logged, and the pack of it all. A
 * test changes what is said before it is signed and logged ({@code rewritten}, {@code before}), or
 * the files of the pack afterwards.
 */
class Story extends TestPack {

    static final Instant END = AT.plus(Duration.ofDays(30));
    static final byte[] CONTENT = "a,b\n1,2\n".getBytes(UTF_8);
    static final GrantId GRANT = new GrantId(new UUID(1, 1));

    static final Change NEW = Change.created(Digest.ZERO);
    static final Digest SUBMISSION = Digest.of("submission".getBytes(UTF_8));
    static final Digest ROUTE = Digest.of("route".getBytes(UTF_8));
    static final Digest NOTHING = Digest.of(new byte[0]);

    Digest terms = NOTHING;
    Manifest manifest = manifest();
    Digest grant = NOTHING;
    String credential = "";
    boolean twice;

    /** Tells everything and makes the pack. */
    Story tell() {
        List.copyOf(known).forEach(key -> log(key.created()));
        seal();
        terms();
        offer();
        grant();
        if (twice) {
            grant();
        }
        credential();
        further();
        Optional.ofNullable(before.get("")).ifPresent(last -> log(last.get()));
        prove();
        index();
        return this;
    }

    /** For stories that go on. */
    void further() {}

    @Override
    String kind() {
        return "grant";
    }

    @Override
    String subject() {
        return GRANT.toString();
    }

    Manifest manifest() {
        return new Manifest(
                new ManifestHead(
                        CapsuleName.parse("hospital/images"),
                        new VersionNumber("1.0.0"),
                        CapsuleKind.DATASET,
                        provider.did(),
                        Optional.empty()),
                new Documentation("Images", "Some", "# Images", List.of("images")),
                List.of(
                        new ManifestPart(new PartPath("data/a.csv"), "text/csv", tree(CONTENT)),
                        new ManifestPart(
                                new PartPath("b.bin"), "text/csv", tree(new byte[3_000_000]))),
                List.of());
    }

    static BlockTree tree(byte[] content) {
        try {
            return BlockTree.of(new ByteArrayInputStream(content), hash -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void seal() {
        var bytes = manifest.bytes();
        var by = signers.getOrDefault("manifest", provider);
        var header = new JwsHeader(by.algorithm(), by.kid(), Manifest.SIGNATURE_TYPE);
        var jws = Jws.signDetached(header, bytes, by.signer());
        files.put("capsule/manifest.json", bytes);
        files.put("capsule/manifest.jws", jws.getBytes(UTF_8));
        long index =
                log(
                        new VersionSealed(
                                new CapsuleVersionId(new UUID(2, 1)),
                                provider.organisation(),
                                new VersionFacts(
                                        manifest.head().capsule(),
                                        manifest.head().version(),
                                        provider.did(),
                                        manifest.digest()),
                                new ManifestSignature(jws, by.kid(), by.key().toMultikey()),
                                NEW,
                                AT));
        ownership(index);
    }

    private void ownership(long index) {
        var json = StrictJson.newObject();
        json.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        json.put("id", "urn:uuid:" + new UUID(3, 1)).put("issuer", installation.did().value());
        json.putArray("type").add("VerifiableCredential").add("CapsuleOwnershipCredential");
        json.put("validFrom", UtcText.of(AT));
        var owned = json.putObject("credentialSubject").put("id", provider.did().value());
        owned.putObject("owns")
                .put("capsule", manifest.head().capsule().toString())
                .put("version", manifest.head().version().value())
                .put("manifestDigest", manifest.digest().hex())
                .putObject("log")
                .put("origin", decisions.origin)
                .put("leafIndex", index)
                .put("leafType", Manifest.LEAF_TYPE)
                .put("documentDigest", documentAt(index).hex());
        files.put("capsule/ownership.jwt", jwt("ownership", json, installation).getBytes(UTF_8));
    }

    private void terms() {
        var json = StrictJson.newObject();
        json.put("@context", "http://www.w3.org/ns/odrl.jsonld").put("@type", "Set");
        json.putArray("permission").addObject().put("action", "use");
        var bytes = CanonicalJson.of(rewrite("terms", json));
        terms = Digest.of(bytes);
        files.put("grant/terms.json", bytes);
    }

    private RequestFacts request() {
        return new RequestFacts(
                new AccessRequestId(new UUID(4, 1)),
                new OfferId(new UUID(5, 1)),
                manifest.digest(),
                provider.organisation(),
                consumer.organisation(),
                terms,
                1,
                ROUTE,
                SUBMISSION,
                Set.of(Action.INVOKE),
                Set.of("research"));
    }

    private void offer() {
        var facts =
                new OfferFacts(
                        manifest.head().capsule(),
                        "basic",
                        1,
                        List.of(manifest.digest()),
                        terms,
                        NOTHING,
                        ROUTE);
        log(new OfferMade(request().offer(), provider.organisation(), facts, NEW, AT));
        log(new AccessRequestSubmitted(request(), 1, NEW, AT));
    }

    GrantFacts facts(Instant until) {
        return new GrantFacts(
                request().request(),
                SUBMISSION,
                manifest.digest(),
                terms,
                provider.did(),
                consumer.did(),
                until);
    }

    /** An end of the only stage. */
    AccessRequestDecided decided(StageOutcome how) {
        return new AccessRequestDecided(
                request(),
                decision(how),
                provider.organisation(),
                RequestStatus.valueOf(how.name()),
                NEW,
                AT);
    }

    private static StageDecision decision(StageOutcome how) {
        return new StageDecision(
                1,
                1,
                StageKind.APPROVAL,
                how,
                new MemberId(new UUID(6, 1)),
                new AccountId(new UUID(6, 2)),
                NOTHING,
                AT,
                Optional.of(new ApprovedTerms(END, NOTHING)));
    }

    private void grant() {
        var decision = decision(StageOutcome.APPROVED);
        long approval = log(decided(StageOutcome.APPROVED));
        var scope =
                new GrantScope(
                        new MemberId(new UUID(6, 3)),
                        Set.of(Action.INVOKE),
                        Set.of("research"),
                        AT);
        grant =
                documentAt(
                        log(
                                new GrantIssued(
                                        GRANT,
                                        provider.organisation(),
                                        facts(END),
                                        scope,
                                        List.of(decision),
                                        NOTHING,
                                        documentAt(approval),
                                        NEW,
                                        AT)));
    }

    private void credential() {
        var list = "https://portal.example/api/v1/status-lists/1";
        var said =
                new CapabilityCredential(
                        "urn:uuid:" + new UUID(3, 2),
                        GRANT.toString(),
                        grant,
                        provider.did(),
                        consumer.did(),
                        manifest.head().capsule().toString(),
                        manifest.digest(),
                        List.of("invoke"),
                        List.of("research"),
                        terms,
                        AT,
                        END,
                        List.of(
                                new StatusEntry(StatusPurpose.REVOCATION, list, 1),
                                new StatusEntry(StatusPurpose.SUSPENSION, list, 2)));
        var by = signers.getOrDefault("capability", provider);
        credential = jwt("capability", (ObjectNode) StrictJson.parse(said.payload()), provider);
        files.put("grant/credential-1.jwt", credential.getBytes(UTF_8));
        log(
                new CapabilityIssued(
                        GRANT,
                        provider.organisation(),
                        grant,
                        Digest.of(credential.getBytes(UTF_8)),
                        by.kid(),
                        by.key().toMultikey(),
                        AT));
    }
}
