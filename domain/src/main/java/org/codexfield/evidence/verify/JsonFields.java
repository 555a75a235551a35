package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object whose shape is known, and says which one is wrong. */
public final class JsonFields {

    private final JsonNode json;
    private final String what;

    /**
     * @param what the name of the object in refusals, for example {@code inclusion proof}
     */
    public JsonFields(JsonNode json, String what) {
        if (!json.isObject()) {
            throw new JsonIsMalformed(what + " must be an object");
        }
        this.json = json;
        this.what = what;
    }

    public void allowOnly(String... names) {
        var allowed = Set.of(names);
        for (var member : json.properties()) {
            if (!allowed.contains(member.getKey())) {
                throw wrong(member.getKey(), "is not a member of it");
            }
        }
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public JsonNode node(String name) {
        var value = json.get(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    public String text(String name) {
        var value = node(name);
        if (!value.isTextual()) {
            throw wrong(name, "must be a string");
        }
        return value.textValue();
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    public long number(String name) {
        var value = node(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "must be an integer");
        }
        return value.longValue();
    }

    public List<JsonNode> list(String name, int max) {
        var value = node(name);
        if (!value.isArray() || value.size() > max) {
            throw wrong(name, "must be an array of at most " + max);
        }
        var elements = new ArrayList<JsonNode>();
        value.forEach(elements::add);
        return elements;
    }

    List<Digest> digests(String name, int max) {
        var digests = new ArrayList<Digest>();
        for (var element : list(name, max)) {
            if (!element.isTextual()) {
                throw wrong(name, "must hold digests only");
            }
            digests.add(Digest.parse(element.textValue()));
        }
        return digests;
    }

    static ObjectNode putDigests(ObjectNode json, String name, List<Digest> digests) {
        var array = json.putArray(name);
        for (var digest : digests) {
            array.add(digest.hex());
        }
        return json;
    }

    private JsonIsMalformed wrong(String name, String problem) {
        return new JsonIsMalformed("'" + name + "' of the " + what + " " + problem);
    }
}
