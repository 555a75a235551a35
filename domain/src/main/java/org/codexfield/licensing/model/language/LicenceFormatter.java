package org.codexfield.licensing.model.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.verify.CallWindow;

/**
 * Writes the one canonical text of a licence: what {@link LicenceText#read} gives from it is the
 * same licence again.
 */
public final class LicenceFormatter {

    private static final int NANO_DECIMALS = 9;
    private static final int PERCENT_DECIMALS = 4;
    private static final String INDENT = "\n  ";

    private LicenceFormatter() {}

    /** The text, with a line break at its end. */
    public static String format(Licence licence) {
        var lines = new ArrayList<String>();
        lines.add("licence " + quoted(licence.title()) + " version " + licence.version());
        licence.rules().forEach(rule -> lines.add(rule(rule)));
        return String.join("\n", lines) + "\n";
    }

    /** The text of one rule, without a line break at its end. */
    public static String rule(Rule rule) {
        if (rule instanceof Rule.Permit permit) {
            return permit(permit);
        }
        if (rule instanceof Rule.Forbid forbid) {
            return forbid(forbid);
        }
        if (rule instanceof Rule.Revoke revoke) {
            return "revoke when "
                    + revoke.causes().stream()
                            .map(LicenceFormatter::cause)
                            .collect(Collectors.joining(" or "));
        }
        return "duty attribute " + quoted(((Rule.Attribute) rule).attribution());
    }

    /** The text of one constraint, for example {@code in regions EU, CH}. */
    public static String constraint(Constraint constraint) {
        if (constraint instanceof Purposes purposes) {
            return "for purpose " + String.join(", ", purposes.codes());
        }
        if (constraint instanceof DuringFromGrant during) {
            String unit = during.unit().name().toLowerCase(Locale.ROOT);
            return "during " + during.amount() + " " + unit + " from grant";
        }
        if (constraint instanceof DuringDates dates) {
            return "during " + dates.first() + " to " + dates.last();
        }
        if (constraint instanceof AtMost atMost) {
            return "at most " + quota(atMost);
        }
        var regions = (Regions) constraint;
        String where =
                switch (regions.place()) {
                    case BOTH -> "in regions ";
                    case NODE -> "on nodes in ";
                    case ORGANISATION -> "for organisations in ";
                };
        return where + String.join(", ", regions.codes());
    }

    /** The text of a price. */
    public static String price(Price price) {
        var parts = new ArrayList<String>();
        parts.add("price " + perMu(price.nanoPerMu(), price));
        price.free()
                .map(free -> "first " + free.mu() + " MU per " + free.window().unit() + " free")
                .ifPresent(parts::add);
        price.tiers().forEach(tier -> parts.add(tier(tier, price)));
        return String.join(", ", parts);
    }

    /** The text of a tier of a price. */
    static String tier(Price.Tier tier, Price price) {
        return "above "
                + tier.aboveMu()
                + " MU per "
                + tier.window().unit()
                + " "
                + perMu(tier.nanoPerMu(), price);
    }

    private static String perMu(long nano, Price price) {
        return DecimalText.of(nano, NANO_DECIMALS) + " " + price.currency() + " per MU";
    }

    /** The text of what holds for derived works. */
    public static String derivatives(Derivatives derivatives) {
        if (derivatives instanceof Derivatives.Permitted permitted) {
            return permitted
                    .share()
                    .map(share -> "derivatives permitted, " + share(share))
                    .orElse("derivatives permitted");
        }
        return "derivatives forbidden";
    }

    /** The text of a cause of revocation. */
    public static String cause(Rule.Cause cause) {
        return cause instanceof Rule.Cause.PaymentOverdue overdue
                ? "payment overdue " + overdue.days() + " days"
                : "institution unvouched";
    }

    private static String permit(Rule.Permit permit) {
        var lines = new ArrayList<String>();
        String head = "permit " + actions(permit.actions());
        var constraints = new ArrayList<>(permit.constraints());
        if (!constraints.isEmpty() && constraints.get(0) instanceof Purposes first) {
            head += " " + constraint(first);
            constraints.remove(0);
        }
        lines.add(head);
        lines.addAll(constraints(constraints));
        permit.price().map(LicenceFormatter::price).ifPresent(lines::add);
        permit.derivatives().map(LicenceFormatter::derivatives).ifPresent(lines::add);
        return String.join(INDENT, lines);
    }

    /** One line each, but all limits on one. */
    private static List<String> constraints(List<Constraint> constraints) {
        var lines = new ArrayList<String>();
        boolean limited = false;
        for (var constraint : constraints) {
            if (constraint instanceof AtMost atMost && limited) {
                lines.add(lines.remove(lines.size() - 1) + " and " + quota(atMost));
            } else {
                lines.add(constraint(constraint));
            }
            limited = constraint instanceof AtMost;
        }
        return lines;
    }

    private static String forbid(Rule.Forbid forbid) {
        var texts =
                new ArrayList<>(
                        forbid.constraints().stream().map(LicenceFormatter::constraint).toList());
        if (forbid.actions().isEmpty()) {
            // "forbid purpose x" reads better than "forbid for purpose x"
            texts.set(0, texts.get(0).replaceFirst("^for purpose", "purpose"));
            return "forbid " + String.join(" ", texts);
        }
        texts.add(0, "forbid " + actions(forbid.actions()));
        return String.join(" ", texts);
    }

    private static String actions(List<Action> actions) {
        return actions.stream().map(Action::word).collect(Collectors.joining(", "));
    }

    private static String quota(AtMost atMost) {
        CallWindow window = atMost.window();
        String text = atMost.calls() + " calls per " + window.unit();
        return window.isFromGrant() ? text + " from grant" : text;
    }

    private static String share(Share share) {
        return share.kind().name().toLowerCase(Locale.ROOT)
                + " share "
                + DecimalText.of(share.ppm(), PERCENT_DECIMALS)
                + " %";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
