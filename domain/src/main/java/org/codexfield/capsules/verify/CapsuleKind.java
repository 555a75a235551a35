package org.codexfield.capsules.verify;

import java.util.Locale;

/** What a capsule holds. */
public enum CapsuleKind {
    /** Data to learn from or to look into. */
    DATASET(false),
    /** A trained model. */
    MODEL(true),
    /** A program or library. */
    CODE(true),
    /** A prompt, or a set of them. */
    PROMPT(true),
    /** An inference script. */
    SCRIPT(true);

    private final boolean callable;

    CapsuleKind(boolean callable) {
        this.callable = callable;
    }

    /** Whether it can be called, and so may name a {@link CallProtocol}. */
    public boolean isCallable() {
        return callable;
    }

    /** The name in manifests and addresses, for example {@code dataset}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
