package org.codexfield.identity.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.codexfield.evidence.Change;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.KeyFacts;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.SigningKeyCompromised;
import org.codexfield.identity.SigningKeyCreated;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.SigningKeyRotated;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs for an organisation. At most one is active. Every step of its life is a leaf of
 * the log, so that a signature can be judged by when it was logged.
 */
@Entity
@Table(name = "signing_key", schema = "identity")
public class SigningKey {

    private static final String KID_PREFIX = "key-";
    private static final Pattern KID = Pattern.compile(KID_PREFIX + "[0-9a-f]{32}");

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "did", nullable = false)
    private String did;

    @Column(name = "kid", nullable = false)
    private String kid;

    @Column(name = "public_key_multibase", nullable = false)
    private String publicKeyMultibase;

    @Column(name = "sealed_private_key", nullable = false)
    private byte[] sealedPrivateKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "custody", nullable = false)
    private KeyCustody custody;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private SigningKeyStatus status;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    /**
     * A new, active key.
     *
     * @param publicKeyMultibase as a did:key writes it
     * @param sealedPrivateKey encrypted under the master key; empty in external custody
     */
    public SigningKey(
            SigningKeyId id,
            Organisation organisation,
            String publicKeyMultibase,
            byte[] sealedPrivateKey,
            Instant now) {
        this.id = id.value();
        this.organisationId = organisation.id().value();
        this.did = organisation.did().value();
        this.kid = KID_PREFIX + id.value().toString().replace("-", "");
        this.publicKeyMultibase = publicKeyMultibase;
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.custody = sealedPrivateKey.length == 0 ? KeyCustody.EXTERNAL : KeyCustody.HOSTED;
        this.status = SigningKeyStatus.ACTIVE;
        this.createdAt = now;
    }

    /** Whether a key may be named so. */
    public static boolean isKid(String text) {
        return KID.matcher(text).matches();
    }

    /** Tells that it was created. */
    public SigningKeyCreated created() {
        return new SigningKeyCreated(
                id(), organisation(), facts(), Change.created(state()), createdAt);
    }

    /** Replaces it: it signs no more, and verifies what was logged before. */
    public SigningKeyRotated retire(Instant now) {
        if (status != SigningKeyStatus.ACTIVE) {
            throw new IllegalStateException("Only an active key is replaced: " + kid);
        }
        var before = state();
        status = SigningKeyStatus.ROTATED;
        endedAt = now;
        return new SigningKeyRotated(
                id(), organisation(), facts(), new Change(before, state()), now);
    }

    /**
     * Reports it as compromised.
     *
     * @throws StateForbidsCommand if it was before
     */
    public SigningKeyCompromised compromise(Instant now) {
        IdentityCommand.REPORT_COMPROMISE.requireState(status);
        var before = state();
        status = SigningKeyStatus.COMPROMISED;
        endedAt = now;
        return new SigningKeyCompromised(
                id(), organisation(), facts(), new Change(before, state()), now);
    }

    /** Its identifier. */
    public SigningKeyId id() {
        return new SigningKeyId(id);
    }

    /** The organisation that it signs for. */
    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** Its name within the DID document, the fragment alone. */
    public String kid() {
        return kid;
    }

    /** The public key as a did:key writes it. */
    public String publicKeyMultibase() {
        return publicKeyMultibase;
    }

    /** The private key, encrypted under the master key; empty in external custody. */
    public byte[] sealedPrivateKey() {
        return sealedPrivateKey.clone();
    }

    /** Who holds the private key. */
    public KeyCustody custody() {
        return custody;
    }

    /** Since when it signs. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Since when it signs no more, if so. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** What it is good for. */
    public SigningKeyStatus status() {
        return status;
    }

    private KeyFacts facts() {
        return new KeyFacts(new Did(did), kid, publicKeyMultibase, custody);
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "organisation", organisationId.toString(),
                        "kid", kid,
                        "publicKey", publicKeyMultibase,
                        "custody", custody.name(),
                        "status", status.name(),
                        "createdAt", createdAt.toString()));
    }
}
