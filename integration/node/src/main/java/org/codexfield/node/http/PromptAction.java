package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.inference.Stopwatch;
import org.codexfield.node.prompt.Template;
import org.codexfield.node.store.Capsule;
import org.codexfield.node.store.ContentFolder;
import org.jspecify.annotations.Nullable;

/** Serves prompts, filled in. */
final class PromptAction {

    /** How many tokens an answer counts. */
    static final HttpString TOKENS = HttpString.tryFromString("Codexfield-Tokens");

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int MAX_BODY_BYTES = StrictJson.MAX_SIZE_BYTES;
    private static final int MAX_TEMPLATE_BYTES = 1 << 20;
    private static final int MAX_LENGTH = 8 << 20;

    private final ContentFolder contents;

    PromptAction(ContentFolder contents) {
        this.contents = contents;
    }

    void render(HttpServerExchange exchange, Capsule capsule) throws IOException {
        if (capsule.manifest().head().kind() != CapsuleKind.PROMPT) {
            throw new CapsuleIsNotCalledSo("filling in: it is no prompt");
        }
        var body = Body.json(exchange, MAX_BODY_BYTES);
        var stopwatch = Stopwatch.start();
        var fields = new JsonFields(StrictJson.parse(body), "call");
        fields.allowOnly("template", "values");
        var template = template(capsule, fields.optionalText("template"));
        var text = read(template).fill(values(fields), MAX_LENGTH);
        var headers = exchange.getResponseHeaders();
        headers.put(TOKENS, Template.tokens(text));
        headers.put(ModelAction.CPU_MICROS, stopwatch.micros());
        Pace.writing(exchange);
        Problems.send(exchange, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ManifestPart template(Capsule capsule, @Nullable String path) {
        if (path != null) {
            return capsule.part(path).orElseThrow(() -> new PartIsUnknown(path));
        }
        if (capsule.parts().size() != 1) {
            throw new TemplateMustBeNamed();
        }
        return capsule.parts().get(0);
    }

    private Template read(ManifestPart part) throws IOException {
        if (part.content().sizeBytes() > MAX_TEMPLATE_BYTES) {
            throw new CapsuleIsNotCalledSo("filling in: the part is too large for a template");
        }
        var bytes = new ByteArrayOutputStream();
        try (var content = contents.open(part.content())) {
            content.copy(0, part.content().sizeBytes(), bytes);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder();
            return new Template(text.decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException e) {
            throw new CapsuleIsNotCalledSo("filling in: the part is no text in UTF-8");
        }
    }

    private static Map<String, String> values(JsonFields call) {
        var values = new LinkedHashMap<String, String>();
        var json = call.node("values");
        var fields = new JsonFields(json, "values");
        json.fieldNames().forEachRemaining(name -> values.put(name, fields.text(name)));
        return values;
    }
}
