package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.capsules.ContentClaims;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.shared.Digest;

/** Claims the files of requests, and of what was handed in of them. */
@ApplicationScoped
class AttachmentClaims implements ContentClaims {

    @Inject AccessRequests requests;

    @Override
    public boolean claims(Digest sha256) {
        return requests.nameContent(sha256);
    }
}
