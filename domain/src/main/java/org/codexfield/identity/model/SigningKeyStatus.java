package org.codexfield.identity.model;

/** What a signing key is good for. */
public enum SigningKeyStatus {
    /** Signs and verifies. */
    ACTIVE,
    /** Verifies what was logged before its end; signs no more. */
    ROTATED,
    /** Verifies only what was logged before it was reported; signs no more. */
    COMPROMISED
}
