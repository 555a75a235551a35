package org.codexfield.licensing;

/**
 * SPI: how the holder of a grant stands with its payments. Implemented by the context above that
 * keeps them; without it nobody owes anything. It is asked at every call.
 */
@FunctionalInterface
public interface Standing {

    /** For how many whole days a payment under the grant is overdue; 0 when none is. */
    int overdueDays(GrantId grant);
}
