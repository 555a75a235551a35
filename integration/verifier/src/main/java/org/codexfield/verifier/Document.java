package org.codexfield.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.shared.Digest;

/**
 * A document that a log is said to hold.
 *
 * @param path its file
 * @param leaf what the log holds of it, computed from its bytes
 * @param json what it says
 * @param index its place in the log as its proof has it; negative without one
 */
record Document(String path, LogLeaf leaf, JsonNode json, long index) {

    String type() {
        return leaf.type();
    }

    Digest digest() {
        return leaf.documentDigest();
    }

    /** Its place in the log; without one nothing can be said of what came before it. */
    long place() {
        if (index < 0) {
            throw DoesNotHold.notShown(
                    "place-is-not-shown", "No proof says where the log holds " + path + ".");
        }
        return index;
    }

    String text(String name) {
        var value = json.path(name);
        DoesNotHold.unless(
                value.isTextual(), "member-is-missing", path + " has no text '" + name + "'.");
        return value.textValue();
    }

    Digest digest(String name) {
        return Digest.parse(text(name));
    }

    long number(String name) {
        var value = json.path(name);
        DoesNotHold.unless(
                value.isIntegralNumber(),
                "member-is-missing",
                path + " has no number '" + name + "'.");
        return value.longValue();
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw DoesNotHold.because(
                    "time-is-malformed", "'" + name + "' of " + path + " is no time.");
        }
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        json.path(name).forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
