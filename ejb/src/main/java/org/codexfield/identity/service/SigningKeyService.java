package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeyBelongsToAnother;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.OrganisationStatus;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.SigningKeyStatus;
import org.codexfield.identity.model.SigningKeys;

/** The keys that organisations sign with. Public keys are public: anybody may read. */
@Stateless
public class SigningKeyService {

    @Inject Organisations organisations;
    @Inject SigningKeys keys;
    @Inject KeyRing keyRing;
    @Inject Permit permit;
    @Inject Clock clock;
    @Inject Event<Fact> facts;
    @Inject Installation installation;

    /** The keys of an organisation, the newest first. */
    @PermitAll
    public List<SigningKeyView> list(String slug) {
        return SigningKeyView.of(keys.all(known(slug).id()));
    }

    /** A new key in hosted custody; the one before is retired. */
    @RolesAllowed("administrator")
    public String rotate(String slug) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.ADD_SIGNING_KEY, organisation.id());
        return keyRing.create(organisation).kid();
    }

    /**
     * A key that the organisation holds itself; the one before is retired.
     *
     * @param proof see {@link ProofOfPossession}
     * @throws KeyBelongsToAnother if the key is registered already
     * @throws org.codexfield.identity.model.ProofOfPossessionIsWrong if the proof does not hold
     */
    @RolesAllowed("administrator")
    public String adopt(String slug, String publicKeyMultibase, String proof) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.ADD_SIGNING_KEY, organisation.id());
        ProofOfPossession.require(organisation.did(), publicKeyMultibase, proof, clock.instant());
        if (organisation.id().equals(installation.organisation())) {
            throw new InstallationSignsItself();
        }
        // a key can be written in base58 and in base64url: kept and compared in one form alone
        var publicKey = VerificationKey.ofMultikey(publicKeyMultibase).toMultikey();
        if (keys.exists(publicKey)) {
            throw new KeyBelongsToAnother();
        }
        return keyRing.adopt(organisation, publicKey).kid();
    }

    /**
     * Reports a key as compromised. If it was the active one in hosted custody, a new one takes its
     * place at once; an organisation that holds its keys itself registers the next one itself.
     */
    @RolesAllowed("administrator")
    public void reportCompromise(String slug, String kid) {
        var organisation = organisations.get(slug);
        permit.require(IdentityCommand.REPORT_COMPROMISE, organisation.id());
        var key = keys.get(organisation.id(), kid);
        boolean signed = key.status() == SigningKeyStatus.ACTIVE;
        facts.fire(key.compromise(clock.instant()));
        keys.flush();
        if (signed && key.custody() == KeyCustody.HOSTED) {
            keyRing.create(organisation);
        }
    }

    /** The DID document of an organisation (W3C DID Core 1.0) with all keys that verify. */
    @PermitAll
    public DidDocument didDocument(String slug) {
        return DidDocuments.of(known(slug), keys);
    }

    /** The installation's DID document. */
    @PermitAll
    public DidDocument installationDidDocument() {
        return DidDocuments.of(organisations.get(installation.organisation()), keys);
    }

    private Organisation known(String slug) {
        var organisation = organisations.get(slug);
        if (organisation.status() == OrganisationStatus.REGISTERED
                || organisation.status() == OrganisationStatus.REJECTED) {
            throw new OrganisationIsUnknown(slug);
        }
        return organisation;
    }
}
