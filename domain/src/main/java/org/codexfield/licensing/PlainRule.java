package org.codexfield.licensing;

import java.util.List;

/**
 * A rule of a licence in the reader's words: for reading, never for deciding.
 *
 * @param rule its number in the licence, from 1
 * @param kind {@code permit}, {@code duty}, {@code forbid} or {@code revoke}
 * @param lead what kind of rule it is, for example <i>Permitted</i>
 * @param actions what may be done or must not be done
 * @param conditions what must hold besides, and what it costs
 */
public record PlainRule(
        int rule, String kind, String lead, List<PlainTerm> actions, List<PlainTerm> conditions) {

    /** Copies. */
    public PlainRule {
        actions = List.copyOf(actions);
        conditions = List.copyOf(conditions);
    }
}
