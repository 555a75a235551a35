package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A node as members see it.
 *
 * @param did its key
 * @param operator the short name of the organisation that runs it
 * @param endpoint where gateways reach it
 * @param region the country in which it stands, for example {@code CH}
 * @param state {@code registered, active, silent, suspended} or {@code withdrawn}
 * @param reason why it is suspended, withdrawn or serves again; empty if nobody said anything
 * @param capacity how many calls it serves at once, as it says itself
 * @param underWay how many it was serving when it was heard of last
 * @param heardAt when it was heard of last, if ever
 * @param hosted how many versions it has
 * @param toHost how many it is to have
 * @param revision to compare by
 */
public record NodeView(
        UUID id,
        String did,
        UUID operatorId,
        String operator,
        String operatorName,
        String operatorDid,
        String endpoint,
        String region,
        String state,
        String reason,
        int capacity,
        int underWay,
        Optional<Instant> heardAt,
        long hosted,
        long toHost,
        Instant registeredAt,
        long revision) {

    private static final int SAME = "did:key:z6Mk".length();
    private static final int SHOWN = 10;

    /** Enough of the key to tell it from others, for people. */
    public String shortName() {
        return shortName(did);
    }

    /** Of a key: what comes behind {@code did:key:z6Mk}, with which every one begins. */
    public static String shortName(String did) {
        int from = Math.min(SAME, Math.max(0, did.length() - SHOWN));
        return did.substring(from, Math.min(did.length(), from + SHOWN));
    }

    NodeView named(String name) {
        return new NodeView(
                id,
                did,
                operatorId,
                operator,
                name,
                operatorDid,
                endpoint,
                region,
                state,
                reason,
                capacity,
                underWay,
                heardAt,
                hosted,
                toHost,
                registeredAt,
                revision);
    }
}
