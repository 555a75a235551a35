package org.codexfield.identity.model;

/** Whether an API key opens anything. */
public enum ApiKeyStatus {
    /** Opens until it expires. */
    ACTIVE,
    /** Opens nothing more; final. */
    REVOKED
}
