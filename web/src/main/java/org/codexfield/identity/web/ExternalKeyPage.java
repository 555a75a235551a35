package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Objects;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** Registers a key whose private half the organisation holds itself. */
@Named("externalKeyPage")
@RequestScoped
public class ExternalKeyPage {

    @Inject private ViewedOrganisation viewed;
    @Inject private SigningKeyService keys;
    @Inject private Notices notices;
    @Inject private Clock clock;
    private String publicKey = "";
    private String proof = "";

    /** What is to be signed: the header of the JWS. */
    public String header() {
        return "{\"alg\":\"EdDSA\",\"kid\":\"proof\",\"typ\":\"codexfield-key-proof+jwt\"}";
    }

    /** What is to be signed: the payload of the JWS, good for ten minutes. */
    public String payload() {
        return payload(Long.toString(clock.instant().getEpochSecond()));
    }

    private String payload(String issuedAt) {
        return "{\"iss\":\"%s\",\"iat\":%s}".formatted(viewed.facts().did(), issuedAt);
    }

    /** The same as a script that prints the public key and the proof. */
    public String example() {
        return """
        url64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
        head=$(printf '%%s' '%s' | url64)
        body=$(printf '%%s' '%s' | sed "s/NOW/$(date +%%s)/" | url64)
        printf '%%s.%%s' "$head" "$body" > proof.txt
        echo "u$({ printf '\\355\\001'; openssl pkey -in key.pem -pubout -outform DER | tail -c 32; } | url64)"
        echo "$head.$body.$(openssl pkeyutl -sign -inkey key.pem -rawin -in proof.txt | url64)"\
        """
                .formatted(header(), payload("NOW"));
    }

    /** Puts the key in force, and leads to the list. */
    public String register() {
        String kid = keys.adopt(viewed.slug(), publicKey.strip(), proof.strip());
        notices.done("keys.registered", kid);
        return "/signing-keys.xhtml?faces-redirect=true&includeViewParams=true";
    }

    /** The public key as a did:key writes it. */
    public String getPublicKey() {
        return publicKey;
    }

    /** Takes what was typed. */
    public void setPublicKey(@Nullable String given) {
        publicKey = Objects.requireNonNullElse(given, "");
    }

    /** A compact JWS. */
    public String getProof() {
        return proof;
    }

    /** Takes what was typed. */
    public void setProof(@Nullable String given) {
        proof = Objects.requireNonNullElse(given, "");
    }
}
