package org.codexfield.verifier;

import static org.codexfield.verifier.CapsuleLies.OTHER;
import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.header;
import static org.codexfield.verifier.Lie.said;
import static org.codexfield.verifier.Lie.text;
import static org.codexfield.verifier.Lie.told;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Lies about the capability credential. */
final class CredentialLies {

    private static final String SAID = "capability";
    private static final String LOGGED = "capability.issued";
    private static final String FILE = "grant/credential-1.jwt";

    private CredentialLies() {}

    static Stream<Lie> all() {
        return Stream.of(SIGNATURES, CONTENTS).flatMap(List::stream);
    }

    private static final List<Lie> SIGNATURES =
            List.of(
                    changed(
                            "an altered credential",
                            "capability.signature/signature-does-not-match",
                            text(FILE, Lie::broken)),
                    told(
                            "a credential signed by the consumer",
                            "capability.signature/signing-key-is-unknown",
                            story -> story.signers.put(SAID, story.consumer)),
                    changed(
                            "a credential of the algorithm none",
                            "capability.signature/jws-algorithm-is-not-allowed",
                            text(FILE, header("alg", "none"))),
                    changed(
                            "a credential of another typ",
                            "capability.signature/jws-type-is-unexpected",
                            text(FILE, header("typ", "codexfield-manifest+jws"))),
                    told(
                            "a credential by a key that was replaced",
                            "capability.signature/key-was-replaced-before",
                            story -> story.before.put(LOGGED, () -> story.provider.rotated())),
                    told(
                            "a credential by a key that was compromised",
                            "capability.signature/key-was-compromised-before",
                            story -> story.before.put(LOGGED, () -> story.provider.compromised())),
                    changed(
                            "a credential that the log does not show",
                            "capability.signature/leaf-is-missing",
                            story -> {
                                story.files.remove(story.proofOf(LOGGED));
                                story.files.remove(story.fileOf(LOGGED));
                            }),
                    said(
                            "a credential that the log never took",
                            "capability.signature/log-holds-another-credential",
                            LOGGED,
                            json -> json.put("credentialDigest", OTHER)),
                    said(
                            "a credential that was logged with another key",
                            "capability.signature/log-names-another-key",
                            LOGGED,
                            json -> json.put("kid", "did:web:elsewhere.example#key-1")),
                    said(
                            "a credential that was logged for another grant",
                            "capability.grant/log-names-another-grant",
                            LOGGED,
                            json -> json.put("grantDigest", OTHER)));

    private static final List<Lie> CONTENTS =
            List.of(
                    subject(
                            "another holder",
                            "credential-has-another-holder",
                            "id",
                            "did:web:x.example"),
                    subject("another grant", "credential-is-of-another-grant", "grant", OTHER),
                    subject(
                            "another document of the grant",
                            "credential-names-another-grant-document",
                            "grantDigest",
                            OTHER),
                    subject(
                            "another capsule",
                            "credential-is-for-another-capsule",
                            "capsuleDigest",
                            OTHER),
                    subject("other terms", "credential-has-other-terms", "termsDigest", OTHER),
                    said(
                            "a credential for other actions",
                            "capability.grant/credential-permits-other-actions",
                            SAID,
                            json ->
                                    ((ObjectNode) json.path("credentialSubject"))
                                            .putArray("actions")
                                            .add("host")),
                    said(
                            "a credential for other purposes",
                            "capability.grant/credential-permits-other-purposes",
                            SAID,
                            json ->
                                    ((ObjectNode) json.path("credentialSubject"))
                                            .putArray("purposes")
                                            .add("sale")),
                    said(
                            "a credential that holds longer",
                            "capability.grant/credential-has-another-end",
                            SAID,
                            json -> json.put("validUntil", "2027-03-02T12:00:00.000Z")),
                    said(
                            "a credential that holds earlier",
                            "capability.grant/credential-has-another-begin",
                            SAID,
                            json -> json.put("validFrom", "2025-03-02T12:00:00.000Z")),
                    said(
                            "a credential that begins at no time",
                            "capability.grant/time-is-malformed",
                            SAID,
                            json -> json.put("validFrom", "x")),
                    said(
                            "a credential without status lists",
                            "capability.grant/credential-is-malformed",
                            SAID,
                            json -> json.remove("credentialStatus")),
                    told(
                                    "a credential that is over",
                                    "capability.time/credential-is-not-valid-now",
                                    story -> {})
                            .at(Story.END));

    private static Lie subject(String name, String code, String member, String value) {
        return said(
                "a credential with " + name,
                "capability.grant/" + code,
                SAID,
                json -> ((ObjectNode) json.path("credentialSubject")).put(member, value));
    }
}
