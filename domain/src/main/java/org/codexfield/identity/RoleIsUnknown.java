package org.codexfield.identity;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.shared.DomainException;

/** A role was named that does not exist. */
public final class RoleIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;

    RoleIsUnknown(String code) {
        super(
                Kind.INVALID,
                "There is no role \"" + shortened(code) + "\"; the roles are " + known() + ".",
                Map.of("role", shortened(code), "known", known()));
    }

    private static String shortened(String code) {
        return code.length() > 40 ? code.substring(0, 40) + "…" : code;
    }

    private static String known() {
        return Stream.of(Role.values())
                .map(Role::code)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
