package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;

/**
 * One lie in an otherwise good pack.
 *
 * @param expected the finding that must name it
 * @param first what is changed before anything is signed
 * @param then what is changed in the files
 * @param trust what is pinned, given what ought to be
 */
record Lie(
        String name,
        String expected,
        Consumer<Story> first,
        Consumer<Story> then,
        BiFunction<Story, Trust, Trust> trust,
        Optional<Instant> at) {

    /** A lie of those who hold all keys: everything that follows is signed and logged anew. */
    static Lie told(String name, String expected, Consumer<Story> first) {
        return new Lie(
                name, expected, first, story -> {}, (story, right) -> right, Optional.empty());
    }

    /** A lie told in a document of a type, with all that follows signed and logged anew. */
    static Lie said(String name, String expected, String type, Consumer<ObjectNode> how) {
        return told(
                name,
                expected,
                story ->
                        story.rewritten.put(
                                type,
                                json -> {
                                    how.accept(json);
                                    return json;
                                }));
    }

    /** A lie in files, with an index that fits. */
    static Lie changed(String name, String expected, Consumer<Story> how) {
        return new Lie(
                name,
                expected,
                story -> {},
                story -> {
                    how.accept(story);
                    story.index();
                },
                (story, right) -> right,
                Optional.empty());
    }

    /** A lie in files that the index knows nothing of. */
    static Lie slipped(String name, String expected, Consumer<Story> how) {
        return new Lie(name, expected, story -> {}, how, (story, right) -> right, Optional.empty());
    }

    /** Evidence that something else was pinned for. */
    static Lie pinned(String name, String expected, BiFunction<Story, Trust, Trust> trust) {
        return new Lie(name, expected, story -> {}, story -> {}, trust, Optional.empty());
    }

    /** What does not hold at a time. */
    Lie at(Instant time) {
        return new Lie(name, expected, first, then, trust, Optional.of(time));
    }

    /** What the verifier says of it. */
    Report report(Story story) {
        first.accept(story);
        story.tell();
        then.accept(story);
        var report = new Report();
        new Verifier(story.given(), trust.apply(story, story.trust()), at, report).run();
        return report;
    }

    /** Changes a JSON file. */
    static Consumer<Story> edit(String path, Consumer<ObjectNode> how) {
        return story -> {
            var json = (ObjectNode) StrictJson.parse(story.file(path));
            how.accept(json);
            story.files.put(path, CanonicalJson.of(json));
        };
    }

    /** Changes the text of a file. */
    static Consumer<Story> text(String path, Function<String, String> how) {
        return story ->
                story.files.put(
                        path, how.apply(new String(story.file(path), UTF_8)).getBytes(UTF_8));
    }

    /** Changes a member of the header of a signature. */
    static Function<String, String> header(String member, String value) {
        return jws -> {
            var parts = jws.split("\\.", -1);
            var header = (ObjectNode) StrictJson.parse(Base64.getUrlDecoder().decode(parts[0]));
            header.put(member, value);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(CanonicalJson.of(header))
                    + "."
                    + parts[1]
                    + "."
                    + parts[2];
        };
    }

    /** Changes one character of a signature. */
    static String broken(String jws) {
        int at = jws.lastIndexOf('.') + 5;
        char other = jws.charAt(at) == 'A' ? 'B' : 'A';
        return jws.substring(0, at) + other + jws.substring(at + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
