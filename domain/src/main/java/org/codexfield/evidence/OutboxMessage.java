package org.codexfield.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * Something that must leave the process.
 *
 * @param topic which channel delivers it, for example {@code mail}
 * @param key makes delivery idempotent: a topic takes a key once; holds no secret, an operator sees
 *     it
 * @param payload JSON text, at most 64 KiB; may hold a secret, and is shown to nobody
 */
public record OutboxMessage(String topic, String key, String payload) {

    /** The longest payload, in bytes of UTF-8. */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    private static final int MAX_KEY = 200;
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * @throws IllegalArgumentException if a bound is passed: a fault of the sender's author
     */
    public OutboxMessage {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("A topic is a word in kebab case");
        }
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("A key has 1 to 200 characters");
        }
        if (payload.getBytes(UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("A payload has at most 64 KiB");
        }
    }

    /** Names topic and key, never the payload. */
    @Override
    public String toString() {
        return "OutboxMessage[" + topic + ", " + key + "]";
    }
}
