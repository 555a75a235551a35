package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** Nothing is served at an address. */
final class AddressIsUnknown extends DomainException {

    private static final long serialVersionUID = 1L;

    AddressIsUnknown() {
        super(Kind.NOT_FOUND, "There is nothing at this address.", Map.of());
    }
}
