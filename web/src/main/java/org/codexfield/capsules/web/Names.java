package org.codexfield.capsules.web;

import jakarta.ws.rs.NotFoundException;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.CapsuleNameIsUnacceptable;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.capsules.verify.VersionNumberIsMalformed;

/** Names in addresses: what names nothing is not found. */
final class Names {

    private Names() {}

    static CapsuleName capsule(String organisation, String slug) {
        try {
            return new CapsuleName(organisation, slug);
        } catch (CapsuleNameIsUnacceptable e) {
            throw new NotFoundException(e);
        }
    }

    static VersionNumber version(String number) {
        try {
            return new VersionNumber(number);
        } catch (VersionNumberIsMalformed e) {
            throw new NotFoundException(e);
        }
    }
}
