package org.codexfield.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Checks capability credentials: signed by the provider, logged, and what the grant says. */
final class CapabilityCheck {

    private static final String LOGGED = "capability.issued";

    private final List<Document> documents;
    private final KeyHistory keys;
    private final GrantCheck grants;

    CapabilityCheck(List<Document> documents, KeyHistory keys, GrantCheck grants) {
        this.documents = documents;
        this.keys = keys;
        this.grants = grants;
    }

    /** The digest by which leaves and receipts name a credential. */
    static Digest digest(Item item) {
        return Digest.of(item.ascii().getBytes(StandardCharsets.US_ASCII));
    }

    /** Goes on only if a provider's key, in force when the log took it, signed the credential. */
    void requireSigned(Item item, Document grant) {
        var provider = new Did(grant.text("provider"));
        var jws =
                Jws.verify(item.ascii(), CapabilityCredential.JWS_TYPE, kid -> key(kid, provider));
        CanonicalJson.parseCanonical(jws.payload());
        var leaf = leaf(digest(item));
        DoesNotHold.unlessSame(
                leaf.text("kid"),
                jws.header().kid(),
                "log-names-another-key",
                "The log names another key");
        keys.requireInForce(jws.header().kid(), jws.key(), leaf.place());
    }

    /** Goes on only if the credential says what the grant says. */
    void requireOfGrant(Item item, Document grant) {
        var credential = read(item, grant, Optional.empty());
        same(credential.grant(), grant.text("grant"), "credential-is-of-another-grant", "grant");
        same(
                credential.grantDigest(),
                grant.digest(),
                "credential-names-another-grant-document",
                "document of the grant");
        same(
                credential.issuer().value(),
                grant.text("provider"),
                "credential-is-of-another-issuer",
                "issuer");
        same(
                credential.holder().value(),
                grant.text("consumer"),
                "credential-has-another-holder",
                "holder");
        same(
                credential.capsuleDigest(),
                grant.digest("capsuleDigest"),
                "credential-is-for-another-capsule",
                "version");
        same(
                credential.termsDigest(),
                grant.digest("termsDigest"),
                "credential-has-other-terms",
                "terms");
        same(
                new TreeSet<>(credential.actions()),
                new TreeSet<>(grant.texts("actions")),
                "credential-permits-other-actions",
                "actions");
        same(
                new TreeSet<>(credential.purposes()),
                new TreeSet<>(grant.texts("purposes")),
                "credential-permits-other-purposes",
                "purposes");
        requireLogged(item, credential, grant);
    }

    /** Goes on only if a credential of this digest was logged for the grant before it was used. */
    void requireIssued(Digest credential, Document grant, Instant used) {
        var leaf = leaf(credential);
        same(leaf.digest("grantDigest"), grant.digest(), "log-names-another-grant", "grant");
        requireBySigner(leaf, new Did(grant.text("provider")));
        requireAfter(leaf, grant);
        DoesNotHold.unless(
                !leaf.instant("at").isAfter(used),
                "credential-was-signed-later",
                "The credential was signed after it was used.");
        keys.requireNotCompromised(leaf.text("kid"), used);
    }

    /**
     * The credential, if it was valid at the time that is asked for.
     *
     * @param at empty for any time
     */
    CapabilityCredential read(Item item, Document grant, Optional<Instant> at) {
        var provider = new Did(grant.text("provider"));
        return CapabilityCredential.verify(
                item.ascii(), kid -> key(kid, provider), at.orElseGet(() -> begin(item)));
    }

    private void requireLogged(Item item, CapabilityCredential credential, Document grant) {
        var leaf = leaf(digest(item));
        same(leaf.digest("grantDigest"), grant.digest(), "log-names-another-grant", "grant");
        requireAfter(leaf, grant);
        same(
                credential.validFrom(),
                grant.instant("validFrom"),
                "credential-has-another-begin",
                "begin");
        same(
                credential.validUntil(),
                grants.validUntil(grant, leaf.place()),
                "credential-has-another-end",
                "end");
    }

    private static void requireAfter(Document leaf, Document grant) {
        DoesNotHold.unless(
                leaf.place() > grant.place(),
                "credential-came-earlier",
                "The log took the credential before the grant.");
    }

    /** The credential itself is not there: what the log says of who signed it must be right. */
    private void requireBySigner(Document leaf, Did provider) {
        var kid = leaf.text("kid");
        DoesNotHold.unless(
                kid.startsWith(provider + "#"),
                "credential-is-signed-by-another",
                "Another than the provider signed the credential: " + Shown.line(kid));
        var key = VerificationKey.ofMultikey(leaf.text("publicKeyMultibase"));
        keys.requireInForce(kid, key, leaf.place());
    }

    private Document leaf(Digest credential) {
        var leaves = documents.stream().filter(d -> d.type().equals(LOGGED)).toList();
        return leaves.stream()
                .filter(document -> document.digest("credentialDigest").equals(credential))
                .findFirst()
                .orElseThrow(
                        () ->
                                leaves.isEmpty()
                                        ? DoesNotHold.notShown(
                                                "leaf-is-missing",
                                                "Nothing shows that the log took the credential.")
                                        : DoesNotHold.because(
                                                "log-holds-another-credential",
                                                "What the log took is another credential."));
    }

    private Optional<VerificationKey> key(String kid, Did provider) {
        return keys.find(kid, provider);
    }

    /** Its own begin: where no time is asked for, only the rest counts. */
    private static Instant begin(Item item) {
        var payload = item.ascii().split("\\.", -1)[1];
        var json = StrictJson.parse(Base64.getUrlDecoder().decode(payload));
        try {
            return Instant.parse(json.path("validFrom").asText());
        } catch (DateTimeException e) {
            throw DoesNotHold.because("time-is-malformed", "'validFrom' is no time.");
        }
    }

    private static void same(Object one, Object other, String code, String what) {
        DoesNotHold.unlessSame(one, other, code, "The credential has another " + what);
    }
}
