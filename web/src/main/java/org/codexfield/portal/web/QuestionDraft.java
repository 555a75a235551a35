package org.codexfield.portal.web;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.jspecify.annotations.Nullable;

/** A question of a request form while it is written: everything as it was typed. */
public class QuestionDraft implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_KEY = 40;
    private static final Set<FieldType> BOUNDED =
            Set.of(FieldType.NUMBER, FieldType.TEXT, FieldType.FILE);

    private String key = "";
    private String label = "";
    private String help = "";
    private String type = FieldType.TEXT.code();
    private boolean required = true;
    private String options = "";
    private String least = "";
    private String most = "";
    private String mediaTypes = "";

    /** A question that is asked already. */
    static QuestionDraft of(FormField field) {
        var draft = new QuestionDraft();
        draft.key = field.key();
        draft.label = field.label();
        draft.help = Objects.requireNonNullElse(field.help(), "");
        draft.type = field.type().code();
        draft.required = field.required();
        draft.options = String.join("\n", Objects.requireNonNullElse(field.options(), List.of()));
        draft.least = Objects.toString(field.least(), "");
        draft.most = Objects.toString(field.most(), "");
        draft.mediaTypes =
                String.join("\n", Objects.requireNonNullElse(field.mediaTypes(), List.of()));
        return draft;
    }

    /**
     * The question. A bound that is hidden for the type does not count.
     *
     * @throws NumberFormatException if a bound is none
     */
    FormField field() {
        var asked = FieldType.valueOf(type.toUpperCase(Locale.ROOT));
        return new FormField(
                key.isBlank() ? keyOf(label) : key.strip(),
                label,
                help.isBlank() ? null : help,
                asked,
                required,
                asked == FieldType.CHOICE ? lines(options) : null,
                asked == FieldType.NUMBER ? bound(least) : null,
                BOUNDED.contains(asked) ? bound(most) : null,
                asked == FieldType.FILE ? lines(mediaTypes) : null);
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static @Nullable Long bound(String typed) {
        return typed.isBlank() ? null : Long.valueOf(typed.strip());
    }

    /** A short name made of the question, for example {@code how-many-people}. */
    static String keyOf(String label) {
        String plain =
                Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                        .replace("ß", "ss")
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[^a-z]+|-+$", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_KEY));
        return cut.replaceAll("-+$", "");
    }

    /** Whether a bound that was typed is a whole number. */
    static boolean isBound(String typed) {
        return typed.isBlank() || typed.strip().matches("-?[0-9]{1,18}");
    }

    /** Its name in answers; made of the question if it is empty. */
    public String getKey() {
        return key;
    }

    /** Takes what was typed. */
    public void setKey(@Nullable String given) {
        key = Objects.requireNonNullElse(given, "");
    }

    /** The question. */
    public String getLabel() {
        return label;
    }

    /** Takes what was typed. */
    public void setLabel(@Nullable String given) {
        label = Objects.requireNonNullElse(given, "");
    }

    /** What to bear in mind when answering. */
    public String getHelp() {
        return help;
    }

    /** Takes what was typed. */
    public void setHelp(@Nullable String given) {
        help = Objects.requireNonNullElse(given, "");
    }

    /** What the answer is, by code. */
    public String getType() {
        return type;
    }

    /** Takes what was chosen. */
    public void setType(String given) {
        type = given;
    }

    /** Whether it must be answered. */
    public boolean isRequired() {
        return required;
    }

    /** Takes what was ticked. */
    public void setRequired(boolean given) {
        required = given;
    }

    /** What can be chosen, one a line. */
    public String getOptions() {
        return options;
    }

    /** Takes what was typed. */
    public void setOptions(@Nullable String given) {
        options = Objects.requireNonNullElse(given, "");
    }

    /** The least number. */
    public String getLeast() {
        return least;
    }

    /** Takes what was typed. */
    public void setLeast(@Nullable String given) {
        least = Objects.requireNonNullElse(given, "");
    }

    /** What a file may be, one media type a line. */
    public String getMediaTypes() {
        return mediaTypes;
    }

    /** Takes what was typed. */
    public void setMediaTypes(@Nullable String given) {
        mediaTypes = Objects.requireNonNullElse(given, "");
    }

    /** The largest number, the most characters, or the most MiB. */
    public String getMost() {
        return most;
    }

    /** Takes what was typed. */
    public void setMost(@Nullable String given) {
        most = Objects.requireNonNullElse(given, "");
    }
}
