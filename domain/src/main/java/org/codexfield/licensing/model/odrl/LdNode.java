package org.codexfield.licensing.model.odrl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.codexfield.licensing.PolicyIsMalformed;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON-LD document as ODRL policies are commonly written: compact, with the context of
 * ODRL and simple prefixes. One value or an array, a text or an {@code @id}, a short or a full name
 * all read alike.
 *
 * <p>Not read are contexts that are fetched, scoped or that rename terms: such a document must be
 * compacted with ODRL's own context first.
 */
public final class LdNode {

    private static final int MAX_VALUES = 1000;
    private static final int MAX_NAME = 100;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final JsonNode json;
    private final String pointer;
    private final Map<String, String> prefixes;

    /** The members by their full names, made when they are first asked for. */
    private @Nullable Map<String, List<LdNode>> members;

    private LdNode(JsonNode json, String pointer, Map<String, String> prefixes) {
        this.json = json;
        this.pointer = pointer;
        this.prefixes = prefixes;
    }

    /**
     * The object that a document is.
     *
     * @throws PolicyIsMalformed if it is no object, or its context cannot be read
     */
    public static LdNode root(JsonNode document, String pointer) {
        if (!document.isObject()) {
            throw new PolicyIsMalformed(pointer, "an object must stand");
        }
        var prefixes = new HashMap<>(Names.PREFIXES);
        var context = document.get("@context");
        if (context != null) {
            readContext(context, pointer + "/@context", prefixes);
        }
        return new LdNode(document, pointer, Map.copyOf(prefixes));
    }

    private static void readContext(JsonNode context, String at, Map<String, String> prefixes) {
        if (context.isArray()) {
            context.forEach(each -> readContext(each, at, prefixes));
        } else if (context.isObject()) {
            for (var term : context.properties()) {
                var value = term.getValue();
                if (!value.isTextual()) {
                    throw new PolicyIsMalformed(
                            at, "only prefixes with their namespaces may stand");
                }
                if (!term.getKey().startsWith("@")) {
                    prefixes.put(term.getKey(), value.textValue());
                }
            }
        } else if (!context.isTextual()) {
            throw new PolicyIsMalformed(at, "a context must stand");
        }
    }

    /** Where this is, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** What stands here, as it was given. */
    public JsonNode json() {
        return json;
    }

    /** Whether it is an object with members, rather than a name or a literal. */
    public boolean isObject() {
        return json.isObject();
    }

    /** The values of a property of ODRL, or of the full name given; empty where it is absent. */
    public List<LdNode> all(String term) {
        return members().getOrDefault(expand(term), List.of());
    }

    private Map<String, List<LdNode>> members() {
        var known = members;
        if (known == null) {
            known = new HashMap<>();
            if (json.isObject()) {
                for (var member : json.properties()) {
                    String name = member.getKey();
                    var values = known.computeIfAbsent(expand(name), any -> new ArrayList<>());
                    collect(member.getValue(), pointer + "/" + escaped(name), values);
                }
            }
            members = known;
        }
        return known;
    }

    private void collect(JsonNode value, String at, List<LdNode> into) {
        if (into.size() >= MAX_VALUES) {
            throw new PolicyIsMalformed(at, "more than " + MAX_VALUES + " values stand");
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(value.get(i), at + "/" + i, into);
            }
        } else if (value.isObject() && value.has("@list")) {
            collect(value.get("@list"), at + "/@list", into);
        } else if (value.isObject() && value.has("@set")) {
            collect(value.get("@set"), at + "/@set", into);
        } else if (!value.isNull()) {
            into.add(new LdNode(value, at, prefixes));
        }
    }

    /**
     * The only value of a property.
     *
     * @throws PolicyIsMalformed if there are several
     */
    public Optional<LdNode> one(String term) {
        var values = all(term);
        if (values.size() > 1) {
            throw new PolicyIsMalformed(pointer, "'" + term + "' has more than one value");
        }
        return values.stream().findFirst();
    }

    /**
     * The full name of what stands here: a text, or the {@code @id} or {@code uid} of an object.
     */
    public Optional<String> iri() {
        if (json.isTextual()) {
            return Optional.of(expand(json.textValue()));
        }
        return id().or(() -> one("uid").filter(uid -> !uid.isObject()).flatMap(LdNode::iri));
    }

    private Optional<String> id() {
        var id = json.get("@id");
        return id != null && id.isTextual()
                ? Optional.of(expand(id.textValue()))
                : Optional.empty();
    }

    /** The full names of the types of an object. */
    public Set<String> types() {
        var types = new TreeSet<String>();
        for (var type : all("@type")) {
            if (type.json.isTextual()) {
                types.add(expand(type.json.textValue()));
            }
        }
        return types;
    }

    /** The text of a literal: of a string, a number, a boolean, or an {@code @value}. */
    public Optional<String> text() {
        JsonNode value = json.has("@value") ? json.get("@value") : json;
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    /** The full name of the datatype of a literal, where it is said. */
    public Optional<String> datatype() {
        var type = json.get("@type");
        return json.has("@value") && type != null && type.isTextual()
                ? Optional.of(expand(type.textValue()))
                : Optional.empty();
    }

    /** The members whose full names are not among these terms; keywords of JSON-LD are left out. */
    public List<String> membersBeyond(Set<String> terms) {
        var known = new TreeSet<String>();
        terms.forEach(term -> known.add(expand(term)));
        var beyond = new ArrayList<String>();
        if (json.isObject()) {
            for (var member : json.properties()) {
                String name = member.getKey();
                if (!name.startsWith("@") && !known.contains(expand(name))) {
                    beyond.add(name);
                }
            }
        }
        return beyond;
    }

    /** The full name that a short one stands for; without a colon it is a term of ODRL. */
    public String expand(String name) {
        int colon = name.indexOf(':');
        if (name.startsWith("@")) {
            return name;
        }
        if (colon < 0) {
            return Names.ODRL + name;
        }
        String namespace = prefix(name.substring(0, colon));
        return namespace == null || name.startsWith("//", colon + 1)
                ? name
                : namespace + name.substring(colon + 1);
    }

    private @Nullable String prefix(String prefix) {
        return prefixes.get(prefix);
    }

    private static String escaped(String name) {
        // pointers stand in messages and in comments, which a line break would end
        String visible = INVISIBLE.matcher(name).replaceAll("?");
        String part = visible.length() > MAX_NAME ? visible.substring(0, MAX_NAME) + "…" : visible;
        return part.replace("~", "~0").replace("/", "~1");
    }
}
