package org.codexfield.licensing.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.codexfield.evidence.verify.StrictJson;

/** Reads the vocabularies that are shipped with this archive. */
final class Resource {

    private Resource() {}

    static JsonNode json(String name) {
        try (var stream = Resource.class.getResourceAsStream("/org/codexfield/licensing/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The archive must hold " + name);
            }
            return StrictJson.parse(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.textValue()));
        return List.copyOf(texts);
    }
}
