package org.codexfield.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A JSON value is not what its place wants. */
final class ValueIsUnreadable extends JsonMappingException {
    @Serial private static final long serialVersionUID = 1L;

    private final String expected;

    /**
     * @param expected completes the sentence "expected ..."
     */
    ValueIsUnreadable(JsonParser at, String expected, @Nullable Throwable cause) {
        super(at, "Expected " + expected, cause);
        this.expected = expected;
    }

    String expected() {
        return expected;
    }
}
