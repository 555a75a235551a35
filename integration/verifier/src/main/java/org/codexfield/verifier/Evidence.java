package org.codexfield.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was given to be checked: documents by what they are, and content by its place. */
final class Evidence {

    private final Map<Kind, List<Item>> items = new EnumMap<>(Kind.class);
    private final List<Content> content;

    /**
     * Content of a capsule, which may be large.
     *
     * @param name how it was given, relative, joined by {@code /}
     * @param file where it is
     */
    record Content(String name, Path file) {}

    /**
     * Sorts the documents; what cannot be read is reported.
     *
     * @param documents files that fit into memory
     * @param content files that need not
     */
    Evidence(List<Item> documents, List<Content> content, Report report) {
        this.content = List.copyOf(content);
        for (var item : documents) {
            report.check(
                    "file.read",
                    item.path(),
                    () -> {
                        var kind = Kind.of(item);
                        items.computeIfAbsent(kind, unused -> new ArrayList<>()).add(item);
                        if (kind == Kind.UNKNOWN) {
                            throw DoesNotHold.notAsked(
                                    "file-is-unknown", "Nothing is known of such a file.");
                        }
                    });
        }
    }

    List<Item> all(Kind kind) {
        return List.copyOf(items.getOrDefault(kind, List.of()));
    }

    Optional<Item> first(Kind kind) {
        return all(kind).stream().findFirst();
    }

    /** The document of this kind; more than one is as bad as none. */
    Optional<Item> single(Kind kind, Report report) {
        var found = all(kind);
        if (found.size() > 1) {
            report.check(
                    "file.single",
                    found.get(1).path(),
                    () -> {
                        throw DoesNotHold.because(
                                "document-is-there-twice",
                                "Another document of this kind is there: " + found.get(0).path());
                    });
        }
        return found.stream().findFirst();
    }

    List<Content> content() {
        return content;
    }
}
