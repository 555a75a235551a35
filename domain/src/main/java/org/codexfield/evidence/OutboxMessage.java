package org.codexfield.evidence;

/**
 * Something that must leave the process.
 *
 * @param topic which channel delivers it, for example {@code mail}
 * @param key makes delivery idempotent: a topic takes a key once
 * @param payload JSON text, at most 64 KiB; may hold a secret, and is shown to nobody
 */
public record OutboxMessage(String topic, String key, String payload) {}
