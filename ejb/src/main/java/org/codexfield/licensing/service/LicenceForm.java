package org.codexfield.licensing.service;

/** In what form a licence is given. */
public enum LicenceForm {
    /** The licence language. */
    TEXT,
    /** ODRL as JSON-LD. */
    ODRL
}
