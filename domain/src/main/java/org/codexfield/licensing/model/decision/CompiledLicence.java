package org.codexfield.licensing.model.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CallLimit;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.Decision;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.Terms;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Derivatives;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceFormatter;
import org.codexfield.licensing.model.language.Price;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.licensing.verify.PricedTerms;
import org.codexfield.shared.Digest;

/**
 * A licence made ready for deciding.
 *
 * <p>The order of rules never matters: causes of revocation come first, then prohibitions, then
 * permissions; where several of a kind decide, the one whose text comes first in alphabetical order
 * is told.
 */
public final class CompiledLicence implements Terms {

    private static final Decision NO_CREDENTIAL =
            new Decision(DecisionCode.CREDENTIAL_DOES_NOT_HOLD, 0);
    private static final Decision NO_PERMISSION =
            new Decision(DecisionCode.ACTION_NOT_PERMITTED, 0);

    private final Licence licence;
    private final Digest digest;
    private final List<CompiledCause> causes = new ArrayList<>();
    private final List<CompiledRule> prohibitions = new ArrayList<>();
    private final List<CompiledRule> permissions = new ArrayList<>();

    /** Compiles. */
    public CompiledLicence(Licence licence) {
        this.licence = licence;
        this.digest = OdrlWriter.digest(licence);
        var rules = licence.rules();
        IntStream.range(0, rules.size())
                .boxed()
                .sorted(Comparator.comparing(index -> LicenceFormatter.rule(rules.get(index))))
                .forEach(index -> compile(rules.get(index), index + 1));
    }

    private void compile(Rule rule, int number) {
        if (rule instanceof Rule.Permit permit) {
            compile(permit, number);
        } else if (rule instanceof Rule.Forbid forbid) {
            var actions =
                    forbid.actions().isEmpty()
                            ? EnumSet.allOf(Action.class)
                            : EnumSet.copyOf(forbid.actions());
            var checks = forbid.constraints().stream().map(Checks::ofProhibition).toList();
            prohibitions.add(new CompiledRule(number, actions, forbid.constraints(), checks));
        } else if (rule instanceof Rule.Revoke revoke) {
            revoke.causes().forEach(cause -> causes.add(new CompiledCause(cause, number)));
        }
    }

    private void compile(Rule.Permit permit, int number) {
        var actions = EnumSet.copyOf(permit.actions());
        permit.derivatives()
                .ifPresent(
                        derivatives -> {
                            if (derivatives instanceof Derivatives.Permitted) {
                                actions.add(Action.DERIVE);
                            } else {
                                var derive = EnumSet.of(Action.DERIVE);
                                prohibitions.add(
                                        new CompiledRule(number, derive, List.of(), List.of()));
                            }
                        });
        var checks = permit.constraints().stream().map(Checks::ofPermission).toList();
        permissions.add(new CompiledRule(number, actions, permit.constraints(), checks));
    }

    /** The licence. */
    public Licence licence() {
        return licence;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Decision decide(UseRequest request, StateOfWorld world) {
        if (world.credential() != CredentialStatus.VALID) {
            return NO_CREDENTIAL;
        }
        for (var cause : causes) {
            if (cause.hasCome(world)) {
                return cause.decision();
            }
        }
        for (var prohibition : prohibitions) {
            if (prohibition.isAbout(request.action()) && prohibition.forbids(request, world)) {
                return prohibition.decision(DecisionCode.FORBIDDEN);
            }
        }
        var furthest = NO_PERMISSION;
        for (var permission : permissions) {
            if (permission.isAbout(request.action())) {
                var code = permission.permits(request, world);
                if (code == DecisionCode.PERMITTED) {
                    return permission.decision(code);
                }
                if (code.compareTo(furthest.code()) > 0) {
                    furthest = permission.decision(code);
                }
            }
        }
        return furthest;
    }

    @Override
    public List<CallLimit> limits(int rule) {
        return permissions.stream()
                .filter(permission -> permission.number() == rule)
                .flatMap(permission -> permission.constraints().stream())
                .filter(AtMost.class::isInstance)
                .map(AtMost.class::cast)
                .map(limit -> new CallLimit(limit.window(), limit.calls()))
                .distinct()
                .toList();
    }

    @Override
    public Optional<PricedTerms> price(int rule) {
        return rule >= 1
                        && rule <= licence.rules().size()
                        && licence.rules().get(rule - 1) instanceof Rule.Permit permit
                ? permit.price().map(Price::terms)
                : Optional.empty();
    }

    /** Every permission that holds for what is permitted; none where something denies. */
    List<Rule.Permit> holding(UseRequest request, StateOfWorld world) {
        if (!decide(request, world).isPermitted()) {
            return List.of();
        }
        return permissions.stream()
                .filter(rule -> rule.isAbout(request.action()))
                .filter(rule -> rule.permits(request, world) == DecisionCode.PERMITTED)
                .map(rule -> (Rule.Permit) licence.rules().get(rule.number() - 1))
                .toList();
    }

    List<CompiledCause> causes() {
        return List.copyOf(causes);
    }

    List<CompiledRule> prohibitions() {
        return List.copyOf(prohibitions);
    }

    List<CompiledRule> permissions() {
        return List.copyOf(permissions);
    }
}
