package org.codexfield.identity;

/** Who holds a private key. */
public enum KeyCustody {
    /** The installation holds it, encrypted under its master key. */
    HOSTED,

    /** The organisation holds it; the installation knows the public key alone. */
    EXTERNAL;
}
