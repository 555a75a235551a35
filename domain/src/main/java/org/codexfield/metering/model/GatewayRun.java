package org.codexfield.metering.model;

import java.util.UUID;

/**
 * A gateway from its start to its end.
 *
 * @param number the number of its shard, from 1
 * @param id another one at each start
 */
public record GatewayRun(int number, UUID id) {

    private static final String SHARD = "receipts-";

    /** The log that its receipts are leaves of. */
    public String shard() {
        return shard(number);
    }

    /** The log of a number. */
    public static String shard(int number) {
        return SHARD + number;
    }
}
