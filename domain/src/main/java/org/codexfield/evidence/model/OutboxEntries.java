package org.codexfield.evidence.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Port: the messages on their way out. */
public interface OutboxEntries {

    /** Keeps a new entry; does nothing if its topic has its key already. */
    void add(OutboxEntry entry);

    /**
     * The entry of this id.
     *
     * @throws OutboxMessageIsUnknown if there is none
     */
    OutboxEntry get(UUID id);

    /** The topics of messages that are due. */
    List<String> dueTopics(Instant now);

    /** Messages that are due, those due longest first; claims that ended count as due. */
    List<OutboxEntry> due(String topic, Instant now, int limit);

    /**
     * Replaces an entry, unless it has changed meanwhile: then nothing happens, and it is false.
     */
    boolean replace(OutboxEntry before, OutboxEntry after);

    /** Puts off all messages of a topic that are due, without counting an attempt. */
    void postpone(String topic, String reason, Instant now, Instant until);
}
