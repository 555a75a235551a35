package org.codexfield.evidence;

import java.util.Optional;

/**
 * SPI: delivers the messages of one topic. Implemented by adapters, never called in a transaction.
 * A bean that is one must be {@code @ApplicationScoped}: it is looked up again and again.
 */
public interface OutboxChannel {

    /** The topic that this channel delivers. */
    String topic();

    /**
     * Why nothing can be delivered at present whatever is tried, for example {@code no mail server
     * is configured}. Messages then wait, and no attempt is counted.
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Delivers once more or for the first time; must be idempotent by the message's key.
     *
     * @throws DeliveryFailed with a reason that an administrator understands
     */
    void deliver(OutboxMessage message) throws DeliveryFailed;

    /** Why a delivery failed; tried again later unless it is final. */
    class DeliveryFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean lasting;

        /** A failure that may pass. */
        public DeliveryFailed(String reason, Throwable cause) {
            super(reason, cause);
            this.lasting = false;
        }

        /** A failure that no further try will mend. */
        public DeliveryFailed(String reason) {
            super(reason);
            this.lasting = true;
        }

        /** Whether trying again is useless. */
        public boolean lasting() {
            return lasting;
        }
    }
}
