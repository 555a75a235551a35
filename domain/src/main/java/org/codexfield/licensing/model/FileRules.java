package org.codexfield.licensing.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.RequestForm;
import org.jspecify.annotations.Nullable;

/** What a question that takes a file may say, and what its file must be. */
final class FileRules {

    /** The most that a form may allow a file to have; the installation may allow less. */
    static final int MAX_MIB = 1_024;

    private static final long MIB = 1024L * 1024;
    private static final int MAX_MEDIA_TYPES = 20;
    private static final Pattern MEDIA_TYPES =
            Pattern.compile(
                    "[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/(?:\\*|[a-z0-9][a-z0-9!#$&^_.+-]{0,62})");

    private FileRules() {}

    /**
     * The media types of a question, cleaned; {@code null} when there are none.
     *
     * @throws FormIsMalformed if one is none, or the question takes no file
     */
    static @Nullable List<String> clean(int number, FormField field) {
        var given = Objects.requireNonNullElse(field.mediaTypes(), List.<String>of());
        if (given.isEmpty()) {
            return null;
        }
        if (field.type() != FieldType.FILE || given.size() > MAX_MEDIA_TYPES) {
            throw new FormIsMalformed(
                    number + ".mediaTypes",
                    "a file has at most " + MAX_MEDIA_TYPES + " media types, nothing else has any");
        }
        var types = new LinkedHashSet<String>();
        for (var type : given) {
            types.add(type.strip().toLowerCase(Locale.ROOT));
        }
        if (types.stream().anyMatch(type -> !MEDIA_TYPES.matcher(type).matches())) {
            throw new FormIsMalformed(
                    number + ".mediaTypes", "a media type looks like application/pdf or image/*");
        }
        return List.copyOf(types);
    }

    /** The question of this key, if it takes a file. */
    static Optional<FormField> find(RequestForm form, String key) {
        return form.fields().stream()
                .filter(field -> field.type() == FieldType.FILE && field.key().equals(key))
                .findFirst();
    }

    /**
     * How large a file may be in this place.
     *
     * @param otherwise how large it may be when the form does not say
     */
    static long mostBytes(RequestForm form, AttachmentPlace place, long otherwise) {
        if (place.field().isEmpty()) {
            return otherwise;
        }
        var field =
                find(form, place.field())
                        .orElseThrow(
                                () ->
                                        new AnswerIsUnacceptable(
                                                "?", "names no question for a file"));
        requireTaken(field, place.mediaType());
        Long most = field.most();
        return most == null ? otherwise : Math.min(otherwise, most * MIB);
    }

    /**
     * Goes on only when no file is missing, and each is what its question takes.
     *
     * @throws AnswerIsUnacceptable if a file is missing
     * @throws MediaTypeIsNotTaken if one has another media type
     * @throws AttachmentIsTooLarge if one is too large
     */
    static void requireComplete(RequestForm form, Attachments files) {
        for (var field : form.fields()) {
            var file =
                    field.type() == FieldType.FILE
                            ? files.answering(field.key())
                            : Optional.<Attachment>empty();
            if (file.isPresent()) {
                long most = mostBytes(form, file.get().place(), Long.MAX_VALUE);
                if (file.get().content().sizeBytes() > most) {
                    throw new AttachmentIsTooLarge(most);
                }
            } else if (field.type() == FieldType.FILE && field.required()) {
                throw new AnswerIsUnacceptable(field, "is missing");
            }
        }
    }

    private static void requireTaken(FormField field, String mediaType) {
        var taken = field.mediaTypes();
        if (taken != null && taken.stream().noneMatch(one -> covers(one, mediaType))) {
            throw new MediaTypeIsNotTaken(field, mediaType, taken);
        }
    }

    private static boolean covers(String taken, String mediaType) {
        return taken.endsWith("/*")
                ? mediaType.startsWith(taken.substring(0, taken.length() - 1))
                : taken.equals(mediaType);
    }
}
