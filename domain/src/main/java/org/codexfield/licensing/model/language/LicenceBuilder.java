package org.codexfield.licensing.model.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.model.grammar.LicenceParser;
import org.codexfield.licensing.model.grammar.LicenceParser.ActionsContext;
import org.codexfield.licensing.model.grammar.LicenceParser.AllowanceContext;
import org.codexfield.licensing.model.grammar.LicenceParser.CauseContext;
import org.codexfield.licensing.model.grammar.LicenceParser.ConditionContext;
import org.codexfield.licensing.model.grammar.LicenceParser.DerivativesContext;
import org.codexfield.licensing.model.grammar.LicenceParser.ForbidContext;
import org.codexfield.licensing.model.grammar.LicenceParser.HeaderContext;
import org.codexfield.licensing.model.grammar.LicenceParser.LicenceContext;
import org.codexfield.licensing.model.grammar.LicenceParser.LimitsContext;
import org.codexfield.licensing.model.grammar.LicenceParser.PermitContext;
import org.codexfield.licensing.model.grammar.LicenceParser.PriceContext;
import org.codexfield.licensing.model.grammar.LicenceParser.RevokeContext;
import org.codexfield.licensing.model.grammar.LicenceParser.TierContext;
import org.codexfield.licensing.model.language.Constraint.AtMost;

/** Makes the licence from the tree of a text without syntax errors. */
final class LicenceBuilder {

    private static final int NANO_DECIMALS = 9;
    private static final int PERCENT_DECIMALS = 4;
    private static final int MAX_SHARE_PPM = 1000 * Share.WHOLE_PPM;
    private static final int MAX_OVERDUE_DAYS = 3650;

    private final Values values = new Values();
    private final ConditionBuilder conditions = new ConditionBuilder(values);

    private record Placed(Rule rule, int line) {}

    LicenceText.Reading build(LicenceContext tree) {
        String title = title(tree.header());
        String version = version(tree.header().SEMVER().getSymbol());
        var placed = new ArrayList<Placed>();
        if (tree.getChildCount() - 2 > Licence.MAX_RULES) {
            throw new LicenceIsTooLarge("rules", Licence.MAX_RULES);
        }
        for (var child : tree.children) {
            if (child instanceof ParserRuleContext rule && !(rule instanceof HeaderContext)) {
                rule(rule)
                        .ifPresent(made -> placed.add(new Placed(made, rule.getStart().getLine())));
            }
        }
        if (!values.findings().isEmpty()) {
            return LicenceText.Reading.refused(values.findings());
        }
        placed.sort(Comparator.comparingInt(each -> each.rule().rank()));
        var licence = new Licence(title, version, placed.stream().map(Placed::rule).toList());
        var lines = placed.stream().map(Placed::line).toList();
        return new LicenceText.Reading(Optional.of(licence), List.of(), lines);
    }

    private String title(HeaderContext header) {
        return values.line(header.STRING().getSymbol(), Licence.MAX_TITLE);
    }

    private String version(Token token) {
        if (!Licence.isVersion(token.getText())) {
            values.error(token, "version-malformed", "found", Words.shown(token.getText()));
        }
        return token.getText();
    }

    private Optional<Rule> rule(ParserRuleContext context) {
        Optional<? extends Rule> rule;
        if (context instanceof PermitContext permit) {
            rule = permit(permit);
        } else if (context instanceof ForbidContext forbid) {
            rule = forbid(forbid);
        } else if (context instanceof RevokeContext revoke) {
            rule = revoke(revoke);
        } else {
            var text = context.getToken(LicenceParser.STRING, 0);
            String line = values.line(text.getSymbol(), Rule.Attribute.MAX_ATTRIBUTION);
            rule = values.whenSound(() -> new Rule.Attribute(line));
        }
        return rule.map(Rule.class::cast);
    }

    private Optional<Rule.Permit> permit(PermitContext permit) {
        var constraints = new ArrayList<>(constraints(permit.condition()));
        permit.limits().forEach(limits -> constraints.addAll(limits(limits)));
        once(permit.price(), "price");
        once(permit.derivatives(), "derivatives");
        var price = permit.price().stream().findFirst().flatMap(this::price);
        var derivatives = permit.derivatives().stream().findFirst().flatMap(this::derivatives);
        return values.whenSound(
                () -> new Rule.Permit(actions(permit.actions()), constraints, price, derivatives));
    }

    private Optional<Rule.Forbid> forbid(ForbidContext forbid) {
        var constraints = new ArrayList<Constraint>();
        if (forbid.words() != null) {
            constraints.add(conditions.purposes(forbid.words()));
        }
        constraints.addAll(constraints(forbid.condition()));
        var actions = forbid.actions() == null ? List.<Action>of() : actions(forbid.actions());
        return values.whenSound(() -> new Rule.Forbid(actions, constraints));
    }

    private Optional<Rule.Revoke> revoke(RevokeContext revoke) {
        var causes = revoke.cause().stream().map(this::cause).toList();
        return values.whenSound(() -> new Rule.Revoke(causes));
    }

    private Rule.Cause cause(CauseContext cause) {
        return cause.INSTITUTION() != null
                ? new Rule.Cause.InstitutionUnvouched()
                : new Rule.Cause.PaymentOverdue(
                        values.integer(cause.INT().getSymbol(), 1, MAX_OVERDUE_DAYS));
    }

    private List<Constraint> constraints(List<ConditionContext> contexts) {
        return contexts.stream().map(conditions::build).flatMap(Optional::stream).toList();
    }

    private static List<Action> actions(ActionsContext actions) {
        return actions.action().stream()
                .map(action -> Action.find(action.getText()).orElseThrow())
                .toList();
    }

    private List<AtMost> limits(LimitsContext limits) {
        return limits.quota().stream()
                .map(
                        quota ->
                                new AtMost(
                                        values.integer(
                                                quota.INT().getSymbol(), 0, Constraint.MAX_AMOUNT),
                                        Values.window(quota.window(), quota.GRANT() != null)))
                .toList();
    }

    private Optional<Price> price(PriceContext price) {
        var nano = values.decimal(price.number().getStart(), NANO_DECIMALS, Price.MAX_NANO);
        String currency =
                values.known(
                        price.WORD().getSymbol(),
                        "unknown-currency",
                        Currencies.codes(),
                        Currencies::knows);
        once(price.allowance(), "free");
        var free = price.allowance().stream().findFirst().map(this::allowance);
        var tiers = price.tier().stream().flatMap(tier -> tier(tier, currency).stream()).toList();
        return nano.map(amount -> new Price(amount, currency, free, tiers));
    }

    private Price.Allowance allowance(AllowanceContext allowance) {
        return new Price.Allowance(mu(allowance.INT()), Values.window(allowance.window(), false));
    }

    private Optional<Price.Tier> tier(TierContext tier, String currency) {
        if (!tier.WORD().getText().equals(currency)) {
            values.error(tier.WORD().getSymbol(), "tier-currency-differs", "currency", currency);
        }
        int above = mu(tier.INT());
        return values.decimal(tier.number().getStart(), NANO_DECIMALS, Price.MAX_NANO)
                .map(nano -> new Price.Tier(above, Values.window(tier.window(), false), nano));
    }

    private int mu(TerminalNode mu) {
        return values.integer(mu.getSymbol(), 1, Constraint.MAX_AMOUNT);
    }

    private Optional<Derivatives> derivatives(DerivativesContext derivatives) {
        if (derivatives.FORBIDDEN() != null) {
            return Optional.of(new Derivatives.Forbidden());
        }
        var share = derivatives.share();
        if (share == null) {
            return Optional.of(new Derivatives.Permitted(Optional.empty()));
        }
        var kind = share.FIXED() != null ? Share.Kind.FIXED : Share.Kind.CASCADING;
        return values.decimal(share.number().getStart(), PERCENT_DECIMALS, MAX_SHARE_PPM)
                .map(ppm -> new Share(kind, Math.toIntExact(ppm)))
                .map(made -> new Derivatives.Permitted(Optional.of(made)));
    }

    private void once(List<? extends ParserRuleContext> contexts, String what) {
        contexts.stream()
                .skip(1)
                .forEach(again -> values.error(again.getStart(), "given-twice", "what", what));
    }
}
