package org.codexfield.licensing.model.odrl;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.PeriodUnit;
import org.codexfield.licensing.model.language.Constraint.Place;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.RegionVocabulary;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.language.Rule.Cause;
import org.codexfield.licensing.verify.CallWindow;

/** Reads constraints of ODRL that the licence language can express; empty for all others. */
final class ConstraintReader {

    private static final Pattern PERIOD = Pattern.compile("P([1-9][0-9]{0,5})([DM])");
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final int MAX_OVERDUE_DAYS = 3650;
    private static final Set<String> MEMBERS =
            Set.of("leftOperand", "operator", "rightOperand", "uid");

    private static final Map<String, CallWindow> WINDOWS = windows();

    private ConstraintReader() {}

    private static Map<String, CallWindow> windows() {
        var windows = new HashMap<String, CallWindow>();
        for (var window : CallWindow.values()) {
            windows.put(ConstraintWriter.operand(window).replace("cf:", Names.CF), window);
        }
        return Map.copyOf(windows);
    }

    /** Reads a constraint; {@code join} is what {@link ConstraintWriter#put} says. */
    static Optional<Constraint> read(LdNode node, String join) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        var and = node.all("and");
        var joined = node.all(join);
        if (and.isEmpty() && joined.isEmpty()) {
            return single(node);
        }
        return joined.isEmpty()
                ? dates(node, and)
                : regions(node, joined, join).or(() -> dates(node, and));
    }

    private static Optional<Constraint> dates(LdNode node, List<LdNode> and) {
        if (and.size() != 2 || !node.membersBeyond(Set.of("and", "uid")).isEmpty()) {
            return Optional.empty();
        }
        var first = and.get(0);
        var last = and.get(1);
        return is(first, "dateTime", "gteq") && is(last, "dateTime", "lteq")
                ? date(first).flatMap(from -> date(last).map(to -> new DuringDates(from, to)))
                : Optional.empty();
    }

    /** The same regions for node and organisation. */
    private static Optional<Constraint> regions(LdNode node, List<LdNode> parts, String join) {
        if (parts.size() != 2 || !node.membersBeyond(Set.of(join, "uid")).isEmpty()) {
            return Optional.empty();
        }
        var one = single(parts.get(0));
        var other = single(parts.get(1));
        return one.isPresent()
                        && other.isPresent()
                        && one.get() instanceof Regions nodes
                        && other.get() instanceof Regions organisations
                        && nodes.place() == Place.NODE
                        && organisations.equals(new Regions(Place.ORGANISATION, nodes.codes()))
                ? Optional.of(new Regions(Place.BOTH, nodes.codes()))
                : Optional.empty();
    }

    private static Optional<Constraint> single(LdNode node) {
        if (!node.isObject() || !node.membersBeyond(MEMBERS).isEmpty()) {
            return Optional.empty();
        }
        String operand = node.one("leftOperand").flatMap(LdNode::iri).orElse("");
        if (operand.equals(Names.ODRL + "purpose")) {
            return anyOf(node, Names.PURPOSE, PurposeVocabulary.shipped()::knows)
                    .map(Purposes::new);
        }
        if (operand.equals(Names.CF + "nodeRegion")) {
            return regions(node, Place.NODE);
        }
        if (operand.equals(Names.CF + "organisationRegion")) {
            return regions(node, Place.ORGANISATION);
        }
        if (is(node, "cf:timeSinceGrant", "lt")) {
            return literal(node, "duration").flatMap(ConstraintReader::period);
        }
        var window = WINDOWS.get(operand);
        return window != null && is(node, operand, "lteq")
                ? integer(node, 0, Constraint.MAX_AMOUNT).map(calls -> new AtMost(calls, window))
                : Optional.empty();
    }

    private static Optional<Constraint> regions(LdNode node, Place place) {
        return anyOf(node, Names.REGION, RegionVocabulary.shipped()::knows)
                .map(codes -> new Regions(place, codes));
    }

    private static Optional<Constraint> period(String text) {
        var match = PERIOD.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(match.group(1));
        var unit = match.group(2).equals("D") ? PeriodUnit.DAYS : PeriodUnit.MONTHS;
        return amount > Constraint.MAX_PERIOD
                ? Optional.empty()
                : Optional.of(new DuringFromGrant(amount, unit));
    }

    private static Optional<LocalDate> date(LdNode node) {
        if (!node.membersBeyond(MEMBERS).isEmpty()) {
            return Optional.empty();
        }
        return literal(node, "date")
                .filter(text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(LocalDate.parse(text));
                            } catch (DateTimeException noSuchDay) {
                                return Optional.empty();
                            }
                        });
    }

    static Optional<Cause> cause(LdNode node) {
        if (!node.isObject() || !node.membersBeyond(MEMBERS).isEmpty()) {
            return Optional.empty();
        }
        if (is(node, "cf:paymentOverdueDays", "gteq")) {
            return integer(node, 1, MAX_OVERDUE_DAYS).map(Cause.PaymentOverdue::new);
        }
        return is(node, "cf:institutionVouched", "eq")
                        && literal(node, "boolean").filter("false"::equals).isPresent()
                ? Optional.of(new Cause.InstitutionUnvouched())
                : Optional.empty();
    }

    /** The codes of a list of which any may be; one value with isA or eq means the same. */
    private static Optional<List<String>> anyOf(
            LdNode node, String namespace, Predicate<String> known) {
        var values = node.all("rightOperand");
        boolean any =
                node.one("operator")
                        .flatMap(LdNode::iri)
                        .filter(Names.ODRL.concat("isAnyOf")::equals)
                        .isPresent();
        if (!any || values.isEmpty() || values.size() > Rule.MAX_PARTS) {
            return Optional.empty();
        }
        var codes = new ArrayList<String>();
        for (var value : values) {
            var iri = value.iri().filter(name -> name.startsWith(namespace));
            var code = iri.map(name -> name.substring(namespace.length())).filter(known);
            if (code.isEmpty()) {
                return Optional.empty();
            }
            codes.add(code.get());
        }
        return Optional.of(codes);
    }

    static boolean is(LdNode node, String operand, String operator) {
        return node.one("leftOperand")
                        .flatMap(LdNode::iri)
                        .filter(node.expand(operand)::equals)
                        .isPresent()
                && node.one("operator")
                        .flatMap(LdNode::iri)
                        .filter(node.expand(operator)::equals)
                        .isPresent();
    }

    /** The text of the right operand if it is a literal of this datatype of XML Schema. */
    static Optional<String> literal(LdNode node, String datatype) {
        return node.one("rightOperand")
                .filter(
                        value ->
                                value.datatype().filter((Names.XSD + datatype)::equals).isPresent())
                .flatMap(LdNode::text);
    }

    static Optional<Integer> integer(LdNode node, int least, int most) {
        return literal(node, "integer")
                .filter(text -> INTEGER.matcher(text).matches())
                .map(Long::parseLong)
                .filter(value -> value >= least && value <= most)
                .map(Math::toIntExact);
    }
}
