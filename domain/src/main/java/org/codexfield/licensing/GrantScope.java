package org.codexfield.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codexfield.identity.MemberId;
import org.codexfield.shared.UtcText;

/**
 * What a grant lets whom do.
 *
 * @param beneficiary the member for whom it was asked
 * @param purposes codes of the vocabulary
 */
public record GrantScope(
        MemberId beneficiary, Set<Action> actions, Set<String> purposes, Instant validFrom) {

    /** Copies. */
    public GrantScope {
        actions = Set.copyOf(actions);
        purposes = Set.copyOf(purposes);
    }

    /** The words of the actions, in order. */
    public List<String> actionWords() {
        return actions.stream().sorted().map(Action::word).toList();
    }

    /** The purposes, in order. */
    public List<String> purposeCodes() {
        return List.copyOf(new TreeSet<>(purposes));
    }

    Map<String, Object> members() {
        return Map.of(
                "beneficiary",
                beneficiary.toString(),
                "actions",
                actionWords(),
                "purposes",
                purposeCodes(),
                "validFrom",
                UtcText.of(validFrom));
    }
}
