package org.codexfield.capsules.verify;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.shared.DomainException;

/** There is no such relation between a version and a parent. */
public final class RelationIsUnknown extends DomainException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    RelationIsUnknown(String code) {
        super(
                Kind.INVALID,
                "There is no relation "
                        + shown(code)
                        + "; there are "
                        + Stream.of(Relation.values())
                                .map(Relation::code)
                                .collect(Collectors.joining(", "))
                        + ".",
                Map.of("relation", shown(code)));
    }

    private static String shown(String code) {
        return code.length() > SHOWN ? code.substring(0, SHOWN) + "…" : code;
    }
}
