package org.codexfield.evidence;

/**
 * SPI: delivers the messages of one topic. Implemented by adapters, never called in a transaction.
 */
public interface OutboxChannel {

    /** The topic that this channel delivers. */
    String topic();

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
