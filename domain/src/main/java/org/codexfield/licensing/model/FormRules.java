package org.codexfield.licensing.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.RequestForm;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Text;
import org.codexfield.shared.TextIsUnacceptable;
import org.jspecify.annotations.Nullable;

/** What a request form must be, and what its answers must be. */
public final class FormRules {

    /** The most fields of a form. */
    public static final int MAX_FIELDS = 50;

    private static final int MAX_LABEL = 200;
    private static final int MAX_HELP = 1_000;
    private static final int MAX_OPTIONS = 50;
    private static final int MAX_TEXT = 10_000;
    private static final long DEFAULT_TEXT = 2_000;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,9})?");

    private FormRules() {}

    /**
     * The form, its texts cleaned.
     *
     * @throws FormIsMalformed if it breaks a rule
     * @throws org.codexfield.shared.TextIsUnacceptable if a text is none
     */
    public static RequestForm clean(RequestForm form) {
        if (form.fields().size() > MAX_FIELDS) {
            throw new FormIsMalformed("form", "it has more than " + MAX_FIELDS + " fields");
        }
        var keys = new HashSet<String>();
        var fields = new ArrayList<FormField>();
        for (int number = 0; number < form.fields().size(); number++) {
            var field = form.fields().get(number);
            requireKey(number, field.key(), keys);
            fields.add(clean(number, field));
        }
        return new RequestForm(fields);
    }

    private static void requireKey(int number, String key, Set<String> others) {
        if (!KEY.matcher(key).matches()) {
            throw new FormIsMalformed(
                    number + ".key",
                    "a key has 1 to 40 of a-z, 0-9 and hyphens and begins with a letter");
        }
        if (!others.add(key)) {
            throw new FormIsMalformed(number + ".key", "the key " + key + " is there twice");
        }
    }

    private static FormField clean(int number, FormField field) {
        var options = Objects.requireNonNullElse(field.options(), List.<String>of());
        if ((field.type() == FieldType.CHOICE) == options.isEmpty()
                || options.size() > MAX_OPTIONS) {
            throw new FormIsMalformed(
                    number + ".options",
                    "a choice has 1 to " + MAX_OPTIONS + " options, and nothing else has any");
        }
        requireBounds(number, field);
        return new FormField(
                field.key(),
                Text.line(number + ".label", field.label(), MAX_LABEL),
                field.help() == null ? null : Text.block(number + ".help", field.help(), MAX_HELP),
                field.type(),
                field.required(),
                options.isEmpty()
                        ? null
                        : options.stream()
                                .map(option -> Text.line(number + ".options", option, MAX_LABEL))
                                .distinct()
                                .toList(),
                field.least(),
                field.most(),
                FileRules.clean(number, field));
    }

    private static void requireBounds(int number, FormField field) {
        Long least = field.least();
        Long most = field.most();
        boolean numeric = field.type() == FieldType.NUMBER;
        boolean text = field.type() == FieldType.TEXT;
        boolean file = field.type() == FieldType.FILE;
        if ((least != null && !numeric) || (most != null && !numeric && !text && !file)) {
            throw new FormIsMalformed(
                    number + ".most",
                    "only numbers have a least, only numbers, texts and files a most");
        }
        if (file && most != null && (most < 1 || most > FileRules.MAX_MIB)) {
            throw new FormIsMalformed(
                    number + ".most", "a file has 1 to " + FileRules.MAX_MIB + " MiB at most");
        }
        if (text && most != null && (most < 1 || most > MAX_TEXT)) {
            throw new FormIsMalformed(
                    number + ".most", "a text has 1 to " + MAX_TEXT + " characters at most");
        }
        if (least != null && most != null && least > most) {
            throw new FormIsMalformed(
                    number + ".least", "the least of " + field.key() + " is above its most");
        }
    }

    /**
     * The answers, cleaned; some may be missing still.
     *
     * @throws AnswerIsUnacceptable if one breaks a rule of its field, or answers no field
     */
    public static Map<String, String> answers(RequestForm form, Map<String, String> given) {
        var rest = new TreeMap<>(given);
        var clean = new TreeMap<String, String>();
        for (var field : form.fields()) {
            var answer = rest.remove(field.key());
            if (answer != null && !answer.isBlank()) {
                clean.put(field.key(), clean(field, answer));
            }
        }
        if (!rest.isEmpty()) {
            throw new AnswerIsUnacceptable(
                    KEY.matcher(rest.firstKey()).matches() ? rest.firstKey() : "?",
                    "answers no field of the form");
        }
        return clean;
    }

    /**
     * Goes on only when nothing that is required is missing, and files are what they must be.
     *
     * @throws org.codexfield.shared.DomainException for the first that is not
     */
    static void requireComplete(RequestForm form, RequestContent content) {
        for (var field : form.fields()) {
            if (field.type() != FieldType.FILE
                    && field.required()
                    && !content.answers().containsKey(field.key())) {
                throw new AnswerIsUnacceptable(field, "is missing");
            }
        }
        FileRules.requireComplete(form, content.attachments());
    }

    /**
     * Everything that keeps answers from being handed in, by the field's key, in the form's order.
     *
     * @param filed the keys of the fields that have their file
     */
    public static Map<String, DomainException> problems(
            RequestForm form, Map<String, String> given, Set<String> filed) {
        var problems = new LinkedHashMap<String, DomainException>();
        for (var field : form.fields()) {
            var answer = given.getOrDefault(field.key(), "");
            try {
                if (!answer.isBlank()) {
                    clean(field, answer);
                } else if (field.required() && !filed.contains(field.key())) {
                    throw new AnswerIsUnacceptable(field, "is missing");
                }
            } catch (DomainException refusal) {
                problems.put(field.key(), refusal);
            }
        }
        return problems;
    }

    private static String clean(FormField field, String answer) {
        return switch (field.type()) {
            case TEXT -> text(field, answer);
            case CHOICE -> chosen(field, answer);
            case DATE -> day(field, answer.strip());
            case NUMBER -> number(field, answer.strip());
            case FILE -> throw new AnswerIsUnacceptable(field, "is a file, to be attached");
        };
    }

    private static String text(FormField field, String answer) {
        try {
            return Text.block(field.key(), answer, Math.toIntExact(mostCharacters(field)));
        } catch (TextIsUnacceptable refusal) {
            // whoever answers knows the question by its label
            throw new AnswerIsUnacceptable(
                    field, "is " + refusal.arguments().getOrDefault("why", "unusable"));
        }
    }

    private static long mostCharacters(FormField field) {
        @Nullable Long most = field.most();
        return most == null ? DEFAULT_TEXT : most;
    }

    private static String chosen(FormField field, String answer) {
        if (field.options() == null || !field.options().contains(answer)) {
            throw new AnswerIsUnacceptable(field, "is none of the options");
        }
        return answer;
    }

    private static String day(FormField field, String answer) {
        try {
            return LocalDate.parse(answer).toString();
        } catch (DateTimeException e) {
            throw new AnswerIsUnacceptable(field, "is no day such as 2027-02-28");
        }
    }

    private static String number(FormField field, String answer) {
        if (!NUMBER.matcher(answer).matches()) {
            throw new AnswerIsUnacceptable(field, "is no decimal number");
        }
        var value = new BigDecimal(answer);
        Long least = field.least();
        Long most = field.most();
        if (least != null && value.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw new AnswerIsUnacceptable(field, "is less than " + least);
        }
        if (most != null && value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new AnswerIsUnacceptable(field, "is more than " + most);
        }
        return answer;
    }
}
