package org.codexfield.capsules.verify;

import java.util.stream.Stream;

/** What a version has to do with a parent. */
public enum Relation {
    /** A later version of the same thing. */
    REVISION_OF("revisionOf"),
    /** Made from it. */
    DERIVED_FROM("derivedFrom"),
    /** A model that learned from it. */
    TRAINED_ON("trainedOn"),
    /** A model that began as it. */
    FINE_TUNED_FROM("fineTunedFrom"),
    /** Needs it to work. */
    USES("uses");

    private final String code;

    Relation(String code) {
        this.code = code;
    }

    /** The name in manifests and addresses, for example {@code trainedOn}. */
    public String code() {
        return code;
    }

    /**
     * Reads a code.
     *
     * @throws RelationIsUnknown if it is none
     */
    public static Relation ofCode(String code) {
        return Stream.of(values())
                .filter(relation -> relation.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new RelationIsUnknown(code));
    }
}
