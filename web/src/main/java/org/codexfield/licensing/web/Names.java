package org.codexfield.licensing.web;

import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.CapsuleNameIsUnacceptable;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DigestIsMalformed;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** What addresses and headers name. */
final class Names {

    private Names() {}

    /** A capsule; what names nothing is not found. */
    static CapsuleName capsule(String organisation, String slug) {
        try {
            return new CapsuleName(organisation, slug);
        } catch (CapsuleNameIsUnacceptable e) {
            throw new NotFoundException(e);
        }
    }

    /** A digest; what is none names nothing. */
    static Digest digest(String hex) {
        try {
            return Digest.parse(hex);
        } catch (DigestIsMalformed e) {
            throw new NotFoundException(e);
        }
    }

    /** The version that a transition was decided upon, if its caller said so. */
    static Optional<Long> seen(@Nullable String ifMatch) {
        return ifMatch == null ? Optional.empty() : Versions.required(ifMatch);
    }
}
