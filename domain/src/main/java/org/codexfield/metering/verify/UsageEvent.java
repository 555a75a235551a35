package org.codexfield.metering.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * One call that a node served outside of the gateway: the data of a CloudEvents 1.0 event of type
 * {@value #TYPE}.
 *
 * @param source {@code urn:uuid:} and the identifier of the node
 * @param id its name, unique within the source for ever; 1 to 128 visible ASCII characters
 * @param start when the call began; milliseconds count
 * @param callToken a call token, or the digest of one that is known
 * @param capsule the manifest of the version that was called
 * @param action {@code invoke} or {@code download}
 * @param purpose a code of the vocabulary
 * @param outcome served, partial or failed
 * @param used what was used; one event is one call
 */
public record UsageEvent(
        String source,
        String id,
        Instant start,
        String callToken,
        Digest capsule,
        String action,
        String purpose,
        Outcome outcome,
        long durationMillis,
        Dimensions used) {

    /** The {@code type} of the events. */
    public static final String TYPE = "org.codexfield.usage.v1";

    /** The most events in one batch. */
    public static final int MAX_BATCH = 100_000;

    /** What comes before the identifier of a node in {@code source}. */
    public static final String SOURCE = "urn:uuid:";

    /**
     * The digest of what it says, however that was written: the same event sent again has the same.
     *
     * @param token the digest of the call token
     */
    public Digest payload(Digest token) {
        // no text of an event holds a line break
        var lines =
                String.join(
                        "\n",
                        TYPE,
                        source,
                        id,
                        Long.toString(start.toEpochMilli()),
                        token.hex(),
                        capsule.hex(),
                        action,
                        purpose,
                        outcome.code(),
                        Long.toString(durationMillis),
                        Long.toString(used.bytes()),
                        Long.toString(used.tokens()),
                        Long.toString(used.cpuMicros()),
                        Long.toString(used.gpuMicros()));
        return Digest.of(lines.getBytes(US_ASCII));
    }

    /** The event in structured mode, as a node sends it. */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        json.put("specversion", "1.0")
                .put("type", TYPE)
                .put("source", source)
                .put("id", id)
                .put("time", UtcText.of(start))
                .put("datacontenttype", "application/json");
        var data = json.putObject("data");
        data.put("callToken", callToken)
                .put("capsuleDigest", capsule.hex())
                .put("action", action)
                .put("purpose", purpose)
                .put("outcome", outcome.code())
                .put("durationMillis", durationMillis);
        data.putObject("dimensions")
                .put("calls", used.calls())
                .put("bytes", used.bytes())
                .put("tokens", used.tokens())
                .put("cpuMicros", used.cpuMicros())
                .put("gpuMicros", used.gpuMicros());
        return json;
    }
}
