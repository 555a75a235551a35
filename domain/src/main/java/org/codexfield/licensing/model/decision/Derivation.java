package org.codexfield.licensing.model.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Derivatives;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.language.Share;

/**
 * Whether something may be made from a version for one of some purposes, and what it then owes: the
 * largest share that a permission asks for which holds for one of these purposes.
 *
 * <pre>{@code
 * var derivation = Derivation.of(licence, Set.of("research"), world);
 * derivation.share(); // cascading, 12 %
 * }</pre>
 *
 * @param decision the one that permits; where none does, the one that came furthest
 * @param share none where nothing is permitted, or no permission that holds asks for one
 */
public record Derivation(Decision decision, Optional<Share> share) {

    /** The larger share last; of equal ones a fixed one, which every descendant owes, is larger. */
    public static final Comparator<Share> BY_SIZE =
            Comparator.comparingInt(Share::ppm)
                    .thenComparing(share -> share.kind() == Share.Kind.FIXED);

    /**
     * Decides.
     *
     * @param purposes at least one
     */
    public static Derivation of(
            CompiledLicence licence, Collection<String> purposes, StateOfWorld world) {
        var requests =
                purposes.stream()
                        .sorted()
                        .map(purpose -> new UseRequest(Action.DERIVE, purpose, null, null))
                        .toList();
        var decisions = requests.stream().map(one -> licence.decide(one, world)).toList();
        var share =
                requests.stream()
                        .flatMap(one -> licence.holding(one, world).stream())
                        .flatMap(Derivation::share)
                        .max(BY_SIZE);
        return new Derivation(furthest(decisions), share);
    }

    private static Decision furthest(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::isPermitted)
                .findFirst()
                .or(() -> decisions.stream().max(Comparator.comparing(Decision::code)))
                .orElseThrow(() -> new IllegalArgumentException("A grant has a purpose"));
    }

    private static Stream<Share> share(Rule.Permit permission) {
        return permission.derivatives().stream()
                .filter(Derivatives.Permitted.class::isInstance)
                .flatMap(permitted -> ((Derivatives.Permitted) permitted).share().stream());
    }
}
