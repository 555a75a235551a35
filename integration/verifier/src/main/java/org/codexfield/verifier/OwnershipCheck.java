package org.codexfield.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.shared.Did;

/** Checks the ownership credential: the installation's word on who owns a version. */
final class OwnershipCheck {

    private static final String TYPE = "vc+jwt";

    private final KeyHistory keys;
    private final ManifestCheck manifests;
    private final LogCheck logs;

    OwnershipCheck(KeyHistory keys, ManifestCheck manifests, LogCheck logs) {
        this.keys = keys;
        this.manifests = manifests;
        this.logs = logs;
    }

    /**
     * Goes on only if the credential holds.
     *
     * @param installation whose word it must be
     */
    void require(Item item, Manifest manifest, Did installation) {
        var jws = Jws.verify(item.ascii(), TYPE, kid -> keys.find(kid, installation));
        var json = CanonicalJson.parseCanonical(jws.payload());
        DoesNotHold.unlessSame(
                json.path("issuer").asText(),
                installation.value(),
                "issuer-is-another",
                "The credential is issued by another");
        keys.requireInForce(jws.header().kid(), jws.key(), validFrom(json));
        var subject = json.path("credentialSubject");
        DoesNotHold.unlessSame(
                subject.path("id").asText(),
                manifest.head().creator().value(),
                "owner-is-another",
                "The credential names another owner than the seal");
        var owned = subject.path("owns");
        DoesNotHold.unlessSame(
                owned.path("manifestDigest").asText(),
                manifest.digest().hex(),
                "manifest-is-another",
                "The credential names another manifest");
        requireSeal(owned.path("log"), manifest);
    }

    private void requireSeal(JsonNode log, Manifest manifest) {
        var seal = manifests.seal(manifest.digest());
        boolean same =
                log.path("documentDigest").asText().equals(seal.digest().hex())
                        && log.path("leafType").asText().equals(seal.type())
                        && log.path("leafIndex").asLong(-1) == seal.place()
                        && log.path("origin").asText().equals(logs.decisionsOrigin());
        DoesNotHold.unless(
                same,
                "place-in-the-log-is-another",
                "The credential names another place of the log than that of the seal.");
    }

    private static Instant validFrom(JsonNode json) {
        try {
            return Instant.parse(json.path("validFrom").asText());
        } catch (DateTimeException e) {
            throw DoesNotHold.because("time-is-malformed", "'validFrom' is no time.");
        }
    }
}
