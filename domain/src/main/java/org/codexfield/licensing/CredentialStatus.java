package org.codexfield.licensing;

/** What is known of the capability credential with which somebody asks. */
public enum CredentialStatus {
    /** Neither revoked nor suspended nor over. */
    VALID,
    /** It holds again when the suspension ends. */
    SUSPENDED,
    /** It never holds again. */
    REVOKED,
    /** Its end is past. */
    EXPIRED,
    /** Nobody knows, so it does not hold. */
    UNKNOWN
}
