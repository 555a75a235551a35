package org.codexfield.identity;

/**
 * A signature and the key that made it.
 *
 * @param jws a compact JWS (RFC 7515), with or without its payload
 * @param kid the DID URL of the key
 * @param publicKeyMultibase the key as a did:key writes it
 */
public record SignedDocument(String jws, String kid, String publicKeyMultibase) {}
