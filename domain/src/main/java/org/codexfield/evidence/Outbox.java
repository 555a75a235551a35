package org.codexfield.evidence;

/** Takes what must leave the process, in the transaction of the change that causes it. */
public interface Outbox {

    /** Keeps the message until its channel has delivered it. A key sent before is ignored. */
    void send(OutboxMessage message);
}
