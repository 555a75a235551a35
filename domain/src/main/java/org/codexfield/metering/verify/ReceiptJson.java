package org.codexfield.metering.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.codexfield.shared.UtcText;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of receipts. It is written in canonical order by hand: gateways write thousands a
 * second.
 */
final class ReceiptJson {

    private static final int TYPICAL_LENGTH = 1_200;

    private ReceiptJson() {}

    static String write(Receipt receipt) {
        var ground = receipt.ground();
        var call = receipt.call();
        var charge = receipt.charge();
        var json = new Members(new StringBuilder(TYPICAL_LENGTH).append('{'));
        json.text("action", call.action());
        json.optional("callToken", hex(ground.callToken()));
        json.text("capsule", ground.capsule());
        json.text("capsuleDigest", ground.capsuleDigest().hex());
        json.text("consumer", ground.consumer().value());
        receipt.corrects().ifPresent(json::correction);
        json.optional("credentialDigest", hex(ground.credentialDigest()));
        json.raw("dimensions", dimensions(charge.dimensions()));
        json.number("durationMillis", call.durationMillis());
        json.number("formatVersion", Receipt.FORMAT_VERSION);
        json.text("grant", ground.grant());
        json.text("id", receipt.id().toString());
        json.number("microMu", charge.microMu());
        receipt.servedBy().ifPresent(json::node);
        json.text("origin", receipt.origin());
        json.text("outcome", call.outcome().code());
        json.text("provider", ground.provider().value());
        json.text("purpose", call.purpose());
        json.optional("reason", call.reason());
        if (call.reported()) {
            json.raw("reported", "true");
        }
        json.optional("retryAt", time(call.retryAt()));
        if (call.rule() > 0) {
            json.number("rule", call.rule());
        }
        json.number("scorePpm", charge.scorePpm());
        json.number("sequence", receipt.sequence());
        json.text("start", UtcText.of(call.start()));
        json.text("tariffDigest", charge.tariffDigest().hex());
        json.text("termsDigest", ground.termsDigest().hex());
        json.text("type", Receipt.TYPE);
        json.text("version", ground.version());
        return json.end();
    }

    private static String dimensions(Dimensions used) {
        var json = new Members(new StringBuilder("{"));
        json.number("bytes", used.bytes());
        json.number("calls", used.calls());
        json.number("cpuMicros", used.cpuMicros());
        json.number("gpuMicros", used.gpuMicros());
        json.number("tokens", used.tokens());
        return json.end();
    }

    private static String hex(@Nullable Digest digest) {
        return digest == null ? "" : digest.hex();
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : UtcText.of(instant);
    }

    static Receipt read(JsonNode json) {
        var fields = new JsonFields(json, Receipt.TYPE);
        if (!fields.text("type").equals(Receipt.TYPE)
                || fields.number("formatVersion") != Receipt.FORMAT_VERSION) {
            throw new ReceiptIsMalformed("it is of another type or format");
        }
        return new Receipt(
                Ids.parse("receipt", fields.text("id")),
                fields.text("origin"),
                fields.number("sequence"),
                ground(fields),
                call(fields),
                new Receipt.Charge(
                        dimensions(new JsonFields(fields.node("dimensions"), "dimensions")),
                        Digest.parse(fields.text("tariffDigest")),
                        fields.number("microMu"),
                        small(fields, "scorePpm")),
                fields.has("node")
                        ? new Receipt.ServedBy(
                                fields.text("node"), new Did(fields.text("nodeOperator")))
                        : null,
                fields.has("corrects")
                        ? new Receipt.Correction(
                                Ids.parse("receipt", fields.text("corrects")),
                                CorrectionKind.parse(fields.text("correction")))
                        : null);
    }

    private static Receipt.Ground ground(JsonFields fields) {
        return new Receipt.Ground(
                fields.text("capsule"),
                fields.text("version"),
                Digest.parse(fields.text("capsuleDigest")),
                fields.text("grant"),
                digest(fields, "credentialDigest"),
                digest(fields, "callToken"),
                Digest.parse(fields.text("termsDigest")),
                new Did(fields.text("provider")),
                new Did(fields.text("consumer")));
    }

    private static @Nullable Digest digest(JsonFields fields, String name) {
        return fields.has(name) ? Digest.parse(fields.text(name)) : null;
    }

    private static Receipt.Call call(JsonFields fields) {
        var reason = fields.optionalText("reason");
        return new Receipt.Call(
                fields.text("action"),
                fields.text("purpose"),
                instant(fields.text("start")),
                fields.number("durationMillis"),
                Outcome.parse(fields.text("outcome")),
                reason == null ? "" : reason,
                fields.has("rule") ? small(fields, "rule") : 0,
                fields.has("retryAt") ? instant(fields.text("retryAt")) : null,
                fields.has("reported"));
    }

    private static Dimensions dimensions(JsonFields fields) {
        return new Dimensions(
                fields.number("calls"),
                fields.number("bytes"),
                fields.number("tokens"),
                fields.number("cpuMicros"),
                fields.number("gpuMicros"));
    }

    private static int small(JsonFields fields, String name) {
        long value = fields.number(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new QuantityIsOutOfRange(name);
        }
        return (int) value;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ReceiptIsMalformed("a time is none");
        }
    }

    /** Members of an object, in the order in which they are given. */
    private static final class Members {

        private final StringBuilder json;

        Members(StringBuilder json) {
            this.json = json;
        }

        void text(String name, String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                    throw new ReceiptIsMalformed("'" + name + "' holds a forbidden character");
                }
            }
            name(name).append('"').append(value).append('"');
        }

        void correction(Receipt.Correction other) {
            text("correction", other.kind().code());
            text("corrects", other.receipt().toString());
        }

        void node(Receipt.ServedBy node) {
            text("node", node.id());
            text("nodeOperator", node.operator().value());
        }

        void optional(String name, String value) {
            if (!value.isEmpty()) {
                text(name, value);
            }
        }

        void number(String name, long value) {
            name(name).append(value);
        }

        void raw(String name, String value) {
            name(name).append(value);
        }

        private StringBuilder name(String name) {
            if (json.length() > 1) {
                json.append(',');
            }
            return json.append('"').append(name).append("\":");
        }

        String end() {
            return json.append('}').toString();
        }
    }
}
