package org.codexfield.verifier;

import static org.codexfield.verifier.Lie.changed;
import static org.codexfield.verifier.Lie.edit;
import static org.codexfield.verifier.Lie.header;
import static org.codexfield.verifier.Lie.said;
import static org.codexfield.verifier.Lie.text;
import static org.codexfield.verifier.Lie.told;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.codexfield.shared.Digest;

/** Lies about what a capsule is, whose it is, and whose keys are whose. */
final class CapsuleLies {

    static final String OTHER = Digest.of(new byte[] {1}).hex();
    private static final String MANIFEST = "capsule/manifest.json";
    private static final String SIGNATURE = "capsule/manifest.jws";
    private static final String OWNERSHIP = "capsule/ownership.jwt";
    private static final String SEALED = "capsule.sealed";

    private CapsuleLies() {}

    static Stream<Lie> all() {
        return Stream.of(MANIFESTS, SEALS, KEYS, OWNERS).flatMap(List::stream);
    }

    private static final List<Lie> MANIFESTS =
            List.of(
                    changed(
                            "another title in the manifest",
                            "manifest.signature/signature-does-not-match",
                            edit(MANIFEST, json -> json.put("title", "Better images"))),
                    changed(
                            "another digest of a part",
                            "manifest.seal/seal-is-of-another-manifest",
                            text(MANIFEST, json -> json.replace("text/csv", "text/txt"))),
                    changed(
                            "a manifest that is not canonical",
                            "manifest.format/json-is-malformed",
                            text(MANIFEST, json -> json + "\n")),
                    changed(
                            "a member twice in the manifest",
                            "file.read/json-is-malformed",
                            text(
                                    MANIFEST,
                                    json ->
                                            json.replace(
                                                    "{\"capsule\"",
                                                    "{\"title\":\"x\",\"capsule\""))),
                    changed(
                            "a size beyond 2^53",
                            "file.read/json-is-malformed",
                            text(MANIFEST, json -> json.replace(":3000000", ":9007199254740993"))),
                    changed(
                            "a manifest of another format",
                            "manifest.format/manifest-is-malformed",
                            edit(MANIFEST, json -> json.put("formatVersion", 2))),
                    told(
                            "a manifest signed by a stranger",
                            "manifest.signature/manifest-is-malformed",
                            story -> {
                                story.known.add(story.stranger);
                                story.signers.put("manifest", story.stranger);
                            }),
                    changed(
                            "an altered signature of the manifest",
                            "manifest.signature/signature-does-not-match",
                            text(SIGNATURE, Lie::broken)),
                    changed(
                            "no signature of the manifest",
                            "manifest.signature/signature-is-missing",
                            story -> story.files.remove(SIGNATURE)),
                    changed(
                            "a signature of the algorithm none",
                            "manifest.signature/jws-algorithm-is-not-allowed",
                            text(SIGNATURE, header("alg", "none"))),
                    changed(
                            "a signature made for something else",
                            "manifest.signature/jws-type-is-unexpected",
                            text(SIGNATURE, header("typ", "vc+jwt"))),
                    changed(
                            "two manifests",
                            "file.single/document-is-there-twice",
                            story ->
                                    story.files.put("capsule/second.json", story.manifest.bytes())),
                    changed(
                            "no manifest",
                            "grant.capsule/manifest-is-missing",
                            story -> story.files.remove(MANIFEST)));

    private static final List<Lie> SEALS =
            List.of(
                    said(
                            "a seal of another manifest",
                            "manifest.seal/seal-is-of-another-manifest",
                            SEALED,
                            json -> json.put("manifestDigest", OTHER)),
                    said(
                            "a seal by another creator",
                            "manifest.seal/seal-names-another-creator",
                            SEALED,
                            json -> json.put("creator", "did:web:elsewhere.example")),
                    said(
                            "a seal of another version",
                            "manifest.seal/seal-names-another-version",
                            SEALED,
                            json -> json.put("version", "1.0.1")),
                    said(
                            "a seal of another signature",
                            "manifest.seal/seal-names-another-signature",
                            SEALED,
                            json -> json.put("signatureDigest", OTHER)),
                    said(
                            "a seal with another key",
                            "manifest.seal/seal-names-another-key",
                            SEALED,
                            json -> json.put("kid", "did:web:elsewhere.example#key-1")),
                    said(
                            "a seal without a digest",
                            "manifest.seal/member-is-missing",
                            SEALED,
                            json -> json.remove("manifestDigest")),
                    changed(
                            "no seal",
                            "manifest.seal/seal-is-missing",
                            story -> {
                                story.files.remove(story.proofOf(SEALED));
                                story.files.remove(story.fileOf(SEALED));
                            }));

    private static final List<Lie> KEYS =
            List.of(
                    told(
                            "a key that was replaced before it sealed",
                            "manifest.seal/key-was-replaced-before",
                            story -> story.before.put(SEALED, () -> story.provider.rotated())),
                    told(
                            "a key that was compromised before it sealed",
                            "manifest.seal/key-was-compromised-before",
                            story -> story.before.put(SEALED, () -> story.provider.compromised())),
                    told(
                            "a key that was logged after it sealed",
                            "manifest.seal/key-was-logged-later",
                            story -> {
                                story.known.remove(story.provider);
                                story.before.put("offer.made", () -> story.provider.created());
                            }),
                    told(
                            "a key that was never logged",
                            "manifest.signature/signing-key-is-unknown",
                            story -> story.known.remove(story.provider)),
                    told(
                            "a key that ended without a beginning",
                            "key.end/key-was-not-logged",
                            story -> story.before.put("", () -> story.stranger.rotated())),
                    told(
                            "a key that ended before it began",
                            "key.end/key-ended-before-it-began",
                            story -> {
                                story.known.add(0, story.stranger);
                                story.before.put("key.created", () -> story.stranger.rotated());
                            }),
                    changed(
                            "a DID document with another's key",
                            "did.document/key-is-another",
                            edit(
                                    "did/provider.json",
                                    json ->
                                            key(json)
                                                    .replace(
                                                            "publicKeyJwk",
                                                            TestKey.of(9, "did:web:x.example")
                                                                    .key()
                                                                    .toJwk()))),
                    changed(
                            "a DID document with a key that was never logged",
                            "did.document/key-was-not-logged",
                            text("did/provider.json", json -> json.replace("#key-2", "#key-9"))),
                    told(
                            "a DID document with a compromised key",
                            "did.document/key-was-compromised",
                            story -> story.before.put("", () -> story.provider.compromised())));

    private static ObjectNode key(ObjectNode document) {
        return (ObjectNode) document.path("verificationMethod").path(0);
    }

    private static final List<Lie> OWNERS =
            List.of(
                    changed(
                            "an altered ownership credential",
                            "ownership.credential/signature-does-not-match",
                            text(OWNERSHIP, Lie::broken)),
                    told(
                            "an ownership credential signed by the owner",
                            "ownership.credential/signing-key-is-unknown",
                            story -> story.signers.put("ownership", story.provider)),
                    said(
                            "an ownership credential of another issuer",
                            "ownership.credential/issuer-is-another",
                            "ownership",
                            json -> json.put("issuer", "did:web:elsewhere.example")),
                    said(
                            "another owner",
                            "ownership.credential/owner-is-another",
                            "ownership",
                            json ->
                                    ((ObjectNode) json.path("credentialSubject"))
                                            .put("id", "did:web:elsewhere.example")),
                    said(
                            "the ownership of another version",
                            "ownership.credential/manifest-is-another",
                            "ownership",
                            json -> owned(json).put("manifestDigest", OTHER)),
                    said(
                            "another place in the log",
                            "ownership.credential/place-in-the-log-is-another",
                            "ownership",
                            json -> ((ObjectNode) owned(json).path("log")).put("leafIndex", 1)));

    private static ObjectNode owned(ObjectNode json) {
        return (ObjectNode) json.path("credentialSubject").path("owns");
    }
}
