package org.codexfield.evidence.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.OutboxChannel;
import org.codexfield.evidence.OutboxMessage;
import org.jspecify.annotations.Nullable;

/** Remembers what it delivered, and fails when told to. */
final class RecordingChannel implements OutboxChannel {

    final List<OutboxMessage> delivered = Collections.synchronizedList(new ArrayList<>());
    @Nullable DeliveryFailed failure;
    @Nullable RuntimeException fault;
    @Nullable String obstacle;

    @Override
    public String topic() {
        return "mail";
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    @Override
    public void deliver(OutboxMessage message) throws DeliveryFailed {
        if (failure != null) {
            throw failure;
        }
        if (fault != null) {
            throw fault;
        }
        delivered.add(message);
    }
}
