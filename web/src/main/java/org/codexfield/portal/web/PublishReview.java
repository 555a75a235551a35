package org.codexfield.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.capsules.service.SealingService;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.identity.service.SigningKeyView;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The last look at a draft, and its sealing. What is sealed is what was looked at: the digest of
 * the manifest that the page showed is sent along, and another one is refused.
 */
@Named("publishReview")
@ViewScoped
public class PublishReview implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private PublishPage page;
    @Inject private SealingService sealing;
    @Inject private SigningKeyService keys;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private @Nullable String manifest;
    private String refusal = "";
    private String signature = "";

    /** The manifest in canonical JSON, as it was when the page was opened; empty if refused. */
    public String manifest() {
        if (manifest == null) {
            try {
                manifest = sealing.manifest(page.capsuleName(), page.versionNumber());
            } catch (DomainException refused) {
                // no failure: the step says what is still missing
                refusal = texts.refusal(refused);
                manifest = "";
            }
        }
        return manifest;
    }

    /** Why it cannot be sealed yet; empty if it can. */
    public String refusal() {
        manifest();
        return refusal;
    }

    /** The digest of what is shown. */
    public String digest() {
        return Digest.of(manifest().getBytes(UTF_8)).hex();
    }

    /** The key in force, if the organisation holds it itself. */
    public Optional<SigningKeyView> ownKey() {
        return keys.list(page.capsuleName().organisation()).stream()
                .filter(key -> key.status().equals("active") && key.custody().equals("external"))
                .findFirst();
    }

    /** A script that signs the manifest with a key that the organisation holds itself. */
    public String script() {
        return """
        url64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
        head=$(printf '%%s' '{"alg":"EdDSA","kid":"%s","typ":"%s"}' | url64)
        printf '%%s.%%s' "$head" "$(url64 < manifest.json)" > to-sign.txt
        echo "$head..$(openssl pkeyutl -sign -inkey key.pem -rawin -in to-sign.txt | url64)"\
        """
                .formatted(ownKey().map(this::keyAddress).orElse(""), Manifest.SIGNATURE_TYPE);
    }

    /** A key is named in signatures by its DID URL. */
    private String keyAddress(SigningKeyView key) {
        return keys.didDocument(page.capsuleName().organisation()).id() + "#" + key.kid();
    }

    /** Seals what was looked at, and leads to the page of the version. */
    public String seal() {
        var given = signature.strip();
        sealing.seal(
                page.capsuleName(),
                page.versionNumber(),
                Optional.of(Digest.parse(digest())),
                given.isEmpty() ? Optional.empty() : Optional.of(given));
        notices.done("review.sealed", page.title());
        return page.toCapsule();
    }

    /** A detached JWS; empty when the installation holds the key. */
    public String getSignature() {
        return signature;
    }

    /** Takes what was pasted. */
    public void setSignature(@Nullable String given) {
        signature = Objects.requireNonNullElse(given, "");
    }
}
