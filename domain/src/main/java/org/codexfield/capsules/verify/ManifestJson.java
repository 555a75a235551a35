package org.codexfield.capsules.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** The JSON form of format 1. */
final class ManifestJson {

    private ManifestJson() {}

    static ObjectNode write(Manifest manifest) {
        var head = manifest.head();
        var said = manifest.documentation();
        var json = StrictJson.newObject();
        json.put("formatVersion", Manifest.FORMAT_VERSION)
                .put("capsule", head.capsule().toString())
                .put("version", head.version().value())
                .put("kind", head.kind().code())
                .put("title", said.title())
                .put("creator", head.creator().value());
        var documentation = json.putObject("documentation");
        documentation.put("card", said.card()).put("description", said.description());
        said.tags().forEach(documentation.putArray("tags")::add);
        head.protocol()
                .ifPresent(called -> json.putObject("interface").put("protocol", called.code()));
        var parts = json.putArray("parts");
        manifest.parts().forEach(part -> write(part, parts.addObject()));
        var parents = json.putArray("parents");
        manifest.parents().forEach(parent -> write(parent, parents.addObject()));
        return json;
    }

    private static void write(ManifestPart part, ObjectNode json) {
        json.put("path", part.path().value())
                .put("mediaType", part.mediaType())
                .put("sizeBytes", part.content().sizeBytes())
                .put("sha256", part.content().sha256().hex())
                .put("cid", part.cid().toString())
                .put("blockBytes", BlockTree.BLOCK_BYTES)
                .put("blockRoot", part.content().root().hex());
    }

    private static void write(ManifestParent parent, ObjectNode json) {
        json.put("manifestDigest", parent.manifestDigest().hex())
                .put("relation", parent.relation().code())
                .put("shareKind", parent.terms().shareKind().code())
                .put("sharePpm", parent.sharePpm());
        parent.termsDigest().ifPresent(terms -> json.put("termsDigest", terms.hex()));
    }

    static Manifest read(JsonNode json) {
        var fields = new JsonFields(json, "manifest");
        if (fields.number("formatVersion") != Manifest.FORMAT_VERSION) {
            throw new ManifestIsMalformed(
                    "its formatVersion is " + fields.number("formatVersion") + ", 1 is read");
        }
        fields.allowOnly(
                "formatVersion",
                "capsule",
                "version",
                "kind",
                "title",
                "creator",
                "documentation",
                "interface",
                "parts",
                "parents");
        var head =
                new ManifestHead(
                        CapsuleName.parse(fields.text("capsule")),
                        new VersionNumber(fields.text("version")),
                        one("kind", fields.text("kind"), CapsuleKind.values(), CapsuleKind::code),
                        new Did(fields.text("creator")),
                        protocol(fields));
        return new Manifest(
                head,
                documentation(fields),
                all(fields, "parts", Manifest.MAX_PARTS, ManifestJson::part),
                all(fields, "parents", Manifest.MAX_PARENTS, ManifestJson::parent));
    }

    private static Documentation documentation(JsonFields manifest) {
        var fields = new JsonFields(manifest.node("documentation"), "documentation");
        fields.allowOnly("card", "description", "tags");
        var tags = new ArrayList<String>();
        for (var tag : fields.list("tags", Documentation.MAX_TAGS)) {
            if (!tag.isTextual()) {
                throw new ManifestIsMalformed("a tag is no text");
            }
            tags.add(tag.textValue());
        }
        return new Documentation(
                manifest.text("title"), fields.text("description"), fields.text("card"), tags);
    }

    private static Optional<CallProtocol> protocol(JsonFields manifest) {
        if (!manifest.has("interface")) {
            return Optional.empty();
        }
        var fields = new JsonFields(manifest.node("interface"), "interface");
        fields.allowOnly("protocol");
        return Optional.of(
                one(
                        "protocol",
                        fields.text("protocol"),
                        CallProtocol.values(),
                        CallProtocol::code));
    }

    private static ManifestPart part(JsonNode json) {
        var fields = new JsonFields(json, "part");
        fields.allowOnly(
                "path", "mediaType", "sizeBytes", "sha256", "cid", "blockBytes", "blockRoot");
        if (fields.number("blockBytes") != BlockTree.BLOCK_BYTES) {
            throw new ManifestIsMalformed("blocks of another size than " + BlockTree.BLOCK_BYTES);
        }
        var part =
                new ManifestPart(
                        new PartPath(fields.text("path")),
                        fields.text("mediaType"),
                        new BlockTree(
                                fields.number("sizeBytes"),
                                Digest.parse(fields.text("sha256")),
                                Digest.parse(fields.text("blockRoot"))));
        if (!part.cid().toString().equals(fields.text("cid"))) {
            throw new ManifestIsMalformed("the cid of " + part.path() + " is not of its sha256");
        }
        return part;
    }

    private static ManifestParent parent(JsonNode json) {
        var fields = new JsonFields(json, "parent");
        fields.allowOnly("manifestDigest", "relation", "shareKind", "sharePpm", "termsDigest");
        long share = fields.number("sharePpm");
        if (share < 0 || share > ParentTerms.WHOLE) {
            throw new ManifestIsMalformed("a share of " + share + " millionths");
        }
        var terms =
                new ParentTerms(
                        Optional.ofNullable(fields.optionalText("termsDigest")).map(Digest::parse),
                        one(
                                "shareKind",
                                fields.text("shareKind"),
                                ShareKind.values(),
                                ShareKind::code),
                        (int) share);
        return new ManifestParent(
                Digest.parse(fields.text("manifestDigest")),
                Relation.ofCode(fields.text("relation")),
                terms);
    }

    private static <T> List<T> all(
            JsonFields fields, String name, int most, Function<JsonNode, T> read) {
        return fields.list(name, most).stream().map(read).toList();
    }

    private static <T> T one(String name, String text, T[] values, Function<T, String> code) {
        return Stream.of(values)
                .filter(value -> code.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new ManifestIsMalformed("an unknown " + name));
    }
}
