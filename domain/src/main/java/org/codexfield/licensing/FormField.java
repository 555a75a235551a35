package org.codexfield.licensing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a request form.
 *
 * @param key its name in answers: 1 to 40 of a-z, 0-9 and hyphens, beginning with a letter
 * @param label the question, one line
 * @param help what to bear in mind when answering
 * @param type what the answer is
 * @param required whether a request cannot be handed in without it
 * @param options what can be chosen; of choices only
 * @param least the least number
 * @param most the largest number, the most characters of a text (2,000 when not said), or the most
 *     MiB of a file
 * @param mediaTypes what a file may be, for example {@code application/pdf} or {@code image/*}; of
 *     files only, anything when not said
 */
public record FormField(
        String key,
        String label,
        @Nullable String help,
        FieldType type,
        boolean required,
        @Nullable List<String> options,
        @Nullable Long least,
        @Nullable Long most,
        @Nullable List<String> mediaTypes) {}
