package org.codexfield.licensing;

import java.util.List;

/**
 * What a requester is asked.
 *
 * @param fields the questions in their order; at most 50
 */
public record RequestForm(List<FormField> fields) {

    /** Copies. */
    public RequestForm {
        fields = List.copyOf(fields);
    }
}
