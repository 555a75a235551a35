package org.codexfield.licensing.model.decision;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CallCounts;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Licences;
import org.codexfield.licensing.verify.CallWindow;

/** Requests and states of the world to test with. */
public final class Worlds {

    /** An instant in the middle of everything. */
    public static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    /** The grant began at the beginning of the year. */
    public static final Instant GRANTED = Instant.parse("2026-01-01T00:00:00Z");

    private Worlds() {}

    /** Everything is in order, and nothing used up. */
    public static StateOfWorld sound() {
        return at(NOON);
    }

    /** Everything is in order at an instant. */
    public static StateOfWorld at(Instant now) {
        return new StateOfWorld(now, GRANTED, window -> 0, CredentialStatus.VALID, true, 0);
    }

    /** Everything is in order, and these calls are used up. */
    public static StateOfWorld used(Map<CallWindow, Long> used) {
        return sound().with(CallCounts.of(used));
    }

    /** A call from Switzerland to a node in Germany. */
    public static UseRequest call(String purpose) {
        return new UseRequest(Action.INVOKE, purpose, "CH", "DE");
    }

    /** Any request; some facts are unknown. */
    public static Arbitrary<UseRequest> requests() {
        var regions = Arbitraries.of("DE", "CH", "US", "EU", "XX").injectNull(0.2);
        var purposes =
                Arbitraries.oneOf(Licences.purposes(), Arbitraries.of("unheard-of", "research"));
        return Combinators.combine(Arbitraries.of(Action.class), purposes, regions, regions)
                .as(UseRequest::new);
    }

    /** Any state of the world; mostly sound, some facts unknown. */
    public static Arbitrary<StateOfWorld> any() {
        var now =
                Arbitraries.integers()
                        .between(0, 1500)
                        .map(day -> GRANTED.plusSeconds(86_400L * day - 8_640_000));
        var counts =
                Arbitraries.integers()
                        .between(-1, 21)
                        .list()
                        .ofSize(CallWindow.values().length)
                        .map(Worlds::counts);
        return Combinators.combine(
                        now,
                        Arbitraries.just(GRANTED).injectNull(0.1),
                        counts,
                        Arbitraries.frequency(
                                Tuple.of(9, CredentialStatus.VALID),
                                Tuple.of(1, CredentialStatus.SUSPENDED)),
                        Arbitraries.frequency(Tuple.of(8, true), Tuple.of(1, false))
                                .injectNull(0.1),
                        Arbitraries.integers().between(0, 40).injectNull(0.1))
                .as(StateOfWorld::new);
    }

    private static CallCounts counts(List<Integer> used) {
        var counts = new EnumMap<CallWindow, Long>(CallWindow.class);
        for (var window : CallWindow.values()) {
            counts.put(window, (long) used.get(counts.size()));
        }
        return CallCounts.of(counts);
    }
}
