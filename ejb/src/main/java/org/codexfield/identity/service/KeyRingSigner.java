package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.SignedDocument;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationCannotSign;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.SignatureIsNeeded;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeys;
import org.codexfield.shared.Did;

/** Signs with the keys in hosted custody, and checks what others were signed with. */
@ApplicationScoped
class KeyRingSigner implements DocumentSigner {

    @Inject Organisations organisations;
    @Inject SigningKeys keys;
    @Inject KeySealer sealer;
    @Inject Installation installation;

    @Override
    public SignedDocument signDetached(
            OrganisationId by, String type, byte[] document, Optional<String> given) {
        var organisation = organisations.get(by);
        var key = activeKey(by);
        var kid = kid(organisation, key);
        var jws =
                given.map(signature -> checked(signature, document, type, key, kid))
                        .orElseGet(() -> detached(document, type, key, kid));
        return new SignedDocument(jws, kid, key.publicKeyMultibase());
    }

    @Override
    public SignedDocument sign(OrganisationId by, String type, String contentType, byte[] payload) {
        var key = activeKey(by);
        var kid = kid(organisations.get(by), key);
        if (key.custody() == KeyCustody.EXTERNAL) {
            throw new SignatureIsNeeded(kid, type);
        }
        var header = new JwsHeader(KeyAlgorithm.ED25519, kid, type, contentType);
        return new SignedDocument(
                Jws.sign(header, payload, privateKey(key)), kid, key.publicKeyMultibase());
    }

    @Override
    public Map<String, VerificationKey> keys(OrganisationId organisation) {
        return DidDocuments.of(organisations.get(organisation), keys).methods().stream()
                .filter(method -> method.purposes().contains(Purpose.ASSERTION))
                .collect(
                        Collectors.toUnmodifiableMap(
                                VerificationMethod::id, VerificationMethod::key));
    }

    @Override
    public Map<String, VerificationKey> activeKeys(OrganisationId organisation) {
        return keys.active(organisation)
                .map(
                        key ->
                                Map.of(
                                        kid(organisations.get(organisation), key),
                                        VerificationKey.ofMultikey(key.publicKeyMultibase())))
                .orElseGet(Map::of);
    }

    @Override
    public boolean signsAlone(OrganisationId organisation) {
        return activeKey(organisation).custody() == KeyCustody.HOSTED;
    }

    @Override
    public SignedDocument signAsInstallation(String type, String contentType, byte[] payload) {
        return sign(installation.organisation(), type, contentType, payload);
    }

    @Override
    public Did installation() {
        return organisations.get(installation.organisation()).did();
    }

    private SigningKey activeKey(OrganisationId of) {
        return keys.active(of).orElseThrow(OrganisationCannotSign::new);
    }

    private String detached(byte[] document, String type, SigningKey key, String kid) {
        if (key.custody() == KeyCustody.EXTERNAL) {
            throw new SignatureIsNeeded(kid, type);
        }
        return Jws.signDetached(
                new JwsHeader(KeyAlgorithm.ED25519, kid, type), document, privateKey(key));
    }

    /** Only the key in force signs: one that was replaced verifies what was logged before. */
    private static String checked(
            String signature, byte[] document, String type, SigningKey key, String kid) {
        var publicKey = VerificationKey.ofMultikey(key.publicKeyMultibase());
        Jws.verifyDetached(
                signature,
                document,
                type,
                named -> named.equals(kid) ? Optional.of(publicKey) : Optional.empty());
        return signature;
    }

    private UnaryOperator<byte[]> privateKey(SigningKey key) {
        return Ed25519.signer(sealer.open(key.id().value(), key.sealedPrivateKey()));
    }

    private static String kid(Organisation organisation, SigningKey key) {
        return organisation.did() + "#" + key.kid();
    }
}
