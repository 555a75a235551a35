package org.codexfield.licensing.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.RequestForm;
import org.codexfield.shared.Digest;

/**
 * The files of a request. Names are unique, also to systems that fold them; a question that takes a
 * file has at most one.
 *
 * @param all by name
 */
public record Attachments(List<Attachment> all) {

    private static final Comparator<Attachment> BY_NAME =
            Comparator.comparing(file -> file.place().name());

    /** No file. */
    public static final Attachments NONE = new Attachments(List.of());

    /** Copies, in order. */
    public Attachments {
        all = all.stream().sorted(BY_NAME).toList();
    }

    /** The file of this name. */
    public Optional<Attachment> find(AttachmentName name) {
        return all.stream().filter(file -> file.place().name().equals(name)).findFirst();
    }

    /** The file that answers this question. */
    public Optional<Attachment> answering(String field) {
        return all.stream().filter(file -> file.place().field().equals(field)).findFirst();
    }

    /** How many bytes they have together. */
    public long sizeBytes() {
        return all.stream().mapToLong(file -> file.content().sizeBytes()).sum();
    }

    /**
     * How large a file may be that comes in this place. What it replaces, by its name or as the
     * answer to its question, takes no room.
     *
     * @throws AnswerIsUnacceptable if its question takes no file
     * @throws MediaTypeIsNotTaken if its question takes other media types
     * @throws AttachmentNamesCollide if another name means the same file on some systems
     * @throws TooManyOf if there are as many as there may be
     */
    AttachmentRoom roomFor(AttachmentPlace place, RequestForm form, AttachmentLimits limits) {
        var others = others(place);
        var folded = place.name().folded();
        others.stream()
                .map(other -> other.place().name())
                .filter(other -> other.folded().equals(folded))
                .findFirst()
                .ifPresent(
                        other -> {
                            throw new AttachmentNamesCollide(place.name(), other);
                        });
        if (others.size() >= AttachmentLimits.MAX_COUNT) {
            throw new TooManyOf("attachments", AttachmentLimits.MAX_COUNT);
        }
        long most = FileRules.mostBytes(form, place, limits.fileBytes());
        long rest = limits.requestBytes() - new Attachments(others).sizeBytes();
        return new AttachmentRoom(most, rest, limits.requestBytes());
    }

    /** These and one more, in the place of what it replaces. */
    Attachments with(Attachment file) {
        return new Attachments(
                Stream.concat(others(file.place()).stream(), Stream.of(file)).toList());
    }

    private List<Attachment> others(AttachmentPlace place) {
        return all.stream()
                .filter(file -> !file.place().name().equals(place.name()))
                .filter(
                        file ->
                                place.field().isEmpty()
                                        || !file.place().field().equals(place.field()))
                .toList();
    }

    /**
     * These without one.
     *
     * @throws AttachmentIsUnknown if there is none of this name
     */
    Attachments without(AttachmentName name) {
        var gone = find(name).orElseThrow(() -> new AttachmentIsUnknown(name));
        return new Attachments(all.stream().filter(file -> !file.equals(gone)).toList());
    }

    /** These under a form: whatever answers a question that it does not ask answers none. */
    Attachments under(RequestForm form) {
        return new Attachments(all.stream().map(file -> under(form, file)).toList());
    }

    private static Attachment under(RequestForm form, Attachment file) {
        var place = file.place();
        return FileRules.find(form, place.field()).isPresent()
                ? file
                : new Attachment(
                        new AttachmentPlace(place.name(), "", place.mediaType()), file.content());
    }

    /** What differs: {@code answers.<key>} of a question, {@code attachments.<name>} of a file. */
    Set<String> changesSince(Attachments earlier) {
        var changed = new TreeSet<String>();
        differing(earlier, file -> file.place().field()).stream()
                .filter(field -> !field.isEmpty())
                .forEach(field -> changed.add("answers." + field));
        differing(earlier, file -> file.place().name().value())
                .forEach(name -> changed.add("attachments." + name));
        return changed;
    }

    private Set<String> differing(Attachments earlier, Function<Attachment, String> key) {
        var keys = new TreeSet<String>();
        all.stream().filter(file -> !earlier.all.contains(file)).map(key).forEach(keys::add);
        earlier.all.stream().filter(file -> !all.contains(file)).map(key).forEach(keys::add);
        return keys;
    }

    void write(ArrayNode list) {
        for (var file : all) {
            list.addObject()
                    .put("name", file.place().name().value())
                    .put("field", file.place().field())
                    .put("mediaType", file.place().mediaType())
                    .put("sizeBytes", file.content().sizeBytes())
                    .put("sha256", file.content().sha256().hex())
                    .put("blockRoot", file.content().root().hex());
        }
    }

    static Attachments read(JsonNode list) {
        var files = new ArrayList<Attachment>();
        for (var one : list) {
            var file = new JsonFields(Objects.requireNonNull(one), "attachment");
            files.add(
                    new Attachment(
                            new AttachmentPlace(
                                    new AttachmentName(file.text("name")),
                                    Objects.requireNonNullElse(file.optionalText("field"), ""),
                                    file.text("mediaType")),
                            new BlockTree(
                                    file.number("sizeBytes"),
                                    Digest.parse(file.text("sha256")),
                                    Digest.parse(file.text("blockRoot")))));
        }
        return new Attachments(files);
    }
}
