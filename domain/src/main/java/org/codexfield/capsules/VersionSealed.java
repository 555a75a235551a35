package org.codexfield.capsules;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A version was sealed: its manifest is signed, and never changes. */
public record VersionSealed(
        CapsuleVersionId id,
        OrganisationId organisation,
        VersionFacts version,
        ManifestSignature signature,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("capsule-version", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return Manifest.LEAF_TYPE;
    }

    @Override
    public Map<String, Object> document() {
        var members = new TreeMap<>(version.members());
        members.put("kid", signature.kid());
        members.put("publicKeyMultibase", signature.publicKeyMultibase());
        members.put("signatureDigest", signature.digest().hex());
        return members;
    }
}
