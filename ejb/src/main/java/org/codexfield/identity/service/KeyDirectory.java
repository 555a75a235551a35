package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKeys;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeys;

/** Tells other contexts of keys. */
@ApplicationScoped
class KeyDirectory implements OrganisationKeys {

    @Inject Organisations organisations;
    @Inject SigningKeys keys;
    @Inject Installation installation;

    @Override
    public OrganisationId installation() {
        return installation.organisation();
    }

    @Override
    public List<SigningKeyId> all(OrganisationId of) {
        return keys.all(of).stream().map(SigningKey::id).toList();
    }

    @Override
    public DidDocument document(OrganisationId of) {
        return DidDocuments.of(organisations.get(of), keys);
    }
}
