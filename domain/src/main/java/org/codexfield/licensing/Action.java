package org.codexfield.licensing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a capsule. */
public enum Action {
    /** To call it through the gateway. */
    INVOKE,
    /** To get its bytes. */
    DOWNLOAD,
    /** To make something new from it: a revision, a model trained on it, a work derived from it. */
    DERIVE,
    /** To keep a copy and serve it to those who hold a grant. */
    HOST;

    /** The word of the licence language, for example {@code invoke}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this word, if it is one. */
    public static Optional<Action> find(String word) {
        return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
