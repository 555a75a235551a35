package org.codexfield.licensing.model.language;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Enforceability;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.PlainTerm;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.verify.CallWindow;

/**
 * Says a licence in sentences: English, or German where the locale asks for it. Numbers and dates
 * are as the locale writes them.
 */
public final class PlainWords {

    private static final String BUNDLE = "org.codexfield.licensing.plain";
    private static final int NANO_DECIMALS = 9;
    private static final int PERCENT_DECIMALS = 4;
    private static final String PERMIT = "permit";
    private static final String FORBID = "forbid";

    private final Locale locale;
    private final ResourceBundle texts;

    private PlainWords(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    /** Every rule of a licence, in its order. */
    public static List<PlainRule> of(Licence licence, Locale locale) {
        var words = new PlainWords(locale);
        var rules = new ArrayList<PlainRule>();
        for (int number = 1; number <= licence.rules().size(); number++) {
            rules.add(words.rule(number, licence.rules().get(number - 1)));
        }
        return List.copyOf(rules);
    }

    private PlainRule rule(int number, Rule rule) {
        if (rule instanceof Rule.Permit permit) {
            return new PlainRule(
                    number, PERMIT, text(PERMIT), actions(permit.actions()), conditions(permit));
        }
        if (rule instanceof Rule.Forbid forbid) {
            return forbid(number, forbid);
        }
        if (rule instanceof Rule.Revoke revoke) {
            var causes = revoke.causes().stream().map(this::cause).toList();
            return new PlainRule(number, "revoke", text("revoke"), List.of(), causes);
        }
        String name = ((Rule.Attribute) rule).attribution();
        var duty = new PlainTerm(text("attribute", name), Enforceability.CONTRACTUAL);
        return new PlainRule(number, "duty", text("duty"), List.of(), List.of(duty));
    }

    private PlainRule forbid(int number, Rule.Forbid forbid) {
        String lead = forbid.actions().isEmpty() ? "forbid.everything" : FORBID;
        var conditions =
                forbid.constraints().stream().map(each -> constraint(FORBID, each)).toList();
        return new PlainRule(number, FORBID, text(lead), actions(forbid.actions()), conditions);
    }

    private List<PlainTerm> actions(List<Action> actions) {
        return actions.stream()
                .map(
                        action ->
                                new PlainTerm(
                                        text("action." + action.word()), TermNote.restsOn(action)))
                .toList();
    }

    private List<PlainTerm> conditions(Rule.Permit permit) {
        var terms = new ArrayList<PlainTerm>();
        permit.constraints().forEach(each -> terms.add(constraint(PERMIT, each)));
        permit.price()
                .map(this::price)
                .ifPresent(text -> terms.add(new PlainTerm(text, Enforceability.ENFORCED)));
        permit.derivatives()
                .map(this::derivatives)
                .ifPresent(text -> terms.add(new PlainTerm(text, Enforceability.CONTRACTUAL)));
        return terms;
    }

    private PlainTerm constraint(String rule, Constraint constraint) {
        return new PlainTerm(sentence(rule + ".", constraint), TermNote.restsOn(constraint));
    }

    private String sentence(String prefix, Constraint constraint) {
        if (constraint instanceof Purposes purposes) {
            return text(prefix + "purposes", purposes(purposes.codes()));
        }
        if (constraint instanceof DuringFromGrant during) {
            String unit = during.unit().name().toLowerCase(Locale.ROOT);
            return text(prefix + unit, during.amount());
        }
        if (constraint instanceof DuringDates dates) {
            return text(prefix + "dates", day(dates.first()), day(dates.last()));
        }
        if (constraint instanceof AtMost atMost) {
            return text("calls", atMost.calls(), window(atMost.window()));
        }
        var regions = (Regions) constraint;
        String place = regions.place().name().toLowerCase(Locale.ROOT);
        return text(prefix + "regions." + place, regions(regions.codes()));
    }

    private String purposes(List<String> codes) {
        var vocabulary = PurposeVocabulary.shipped();
        return codes.stream()
                .map(code -> vocabulary.find(code).map(known -> known.label(locale)).orElse(code))
                .collect(Collectors.joining(text("list")));
    }

    private String regions(List<String> codes) {
        return codes.stream().map(this::region).collect(Collectors.joining(text("list")));
    }

    private String region(String code) {
        String group = "region." + code;
        return texts.containsKey(group)
                ? texts.getString(group)
                : new Locale("", code).getDisplayCountry(locale);
    }

    private String price(Price price) {
        String amount = amount(price.nanoPerMu(), price);
        var words =
                new StringBuilder(
                        price.free()
                                .map(
                                        free ->
                                                text(
                                                        "price.free",
                                                        amount,
                                                        free.mu(),
                                                        window(free.window())))
                                .orElseGet(() -> text("price", amount)));
        for (var tier : price.tiers()) {
            words.append(
                    text(
                            "price.tier",
                            amount(tier.nanoPerMu(), price),
                            tier.aboveMu(),
                            window(tier.window())));
        }
        return words.toString();
    }

    private String amount(long nanoPerMu, Price price) {
        return number(nanoPerMu, NANO_DECIMALS) + " " + price.currency();
    }

    private String derivatives(Derivatives derivatives) {
        if (derivatives instanceof Derivatives.Permitted permitted) {
            return permitted
                    .share()
                    .map(
                            share ->
                                    text(
                                            "derivatives."
                                                    + share.kind().name().toLowerCase(Locale.ROOT),
                                            number(share.ppm(), PERCENT_DECIMALS)))
                    .orElseGet(() -> text("derivatives.permitted"));
        }
        return text("derivatives.forbidden");
    }

    private PlainTerm cause(Rule.Cause cause) {
        return cause instanceof Rule.Cause.PaymentOverdue overdue
                ? new PlainTerm(text("overdue", overdue.days()), TermNote.restsOn(cause))
                : new PlainTerm(text("unvouched"), TermNote.restsOn(cause));
    }

    private String window(CallWindow window) {
        String key = "window." + window.unit();
        return text(window.isFromGrant() ? key + ".grant" : key);
    }

    private String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }

    private String number(long units, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(units, decimals));
    }

    private String text(String key, Object... arguments) {
        String text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }
}
