package org.codexfield.licensing;

/** How much a finding about a licence weighs. */
public enum Severity {
    /** It must be mended before anybody can be offered this licence. */
    ERROR,
    /** It is allowed, and probably not meant. */
    WARNING,
    /** It is good to know. */
    NOTE
}
