package org.codexfield.licensing.model.odrl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.model.language.Constraint;
import org.codexfield.licensing.model.language.Constraint.AtMost;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.DuringFromGrant;
import org.codexfield.licensing.model.language.Constraint.PeriodUnit;
import org.codexfield.licensing.model.language.Constraint.Place;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;
import org.codexfield.licensing.model.language.Rule.Cause;
import org.codexfield.licensing.verify.CallWindow;

/** Writes constraints as ODRL. */
final class ConstraintWriter {

    private ConstraintWriter() {}

    /**
     * Puts the constraints of a permission or a prohibition.
     *
     * @param both what joins the regions of node and organisation: {@code and} in a permission,
     *     which needs both, and {@code or} in a prohibition, for which one is enough
     */
    static void put(ObjectNode rule, List<Constraint> constraints, String both) {
        if (!constraints.isEmpty()) {
            var array = rule.putArray("constraint");
            constraints.forEach(constraint -> array.add(write(constraint, both)));
        }
    }

    static void putCauses(ObjectNode rule, List<Cause> causes) {
        var array = rule.putArray("constraint");
        var into = causes.size() == 1 ? array : array.addObject().putArray("or");
        causes.forEach(cause -> into.add(cause(cause)));
    }

    private static ObjectNode write(Constraint constraint, String both) {
        if (constraint instanceof Purposes purposes) {
            return anyOf("purpose", "cf:purpose/", purposes.codes());
        }
        if (constraint instanceof DuringFromGrant during) {
            String unit = during.unit() == PeriodUnit.DAYS ? "D" : "M";
            return of("cf:timeSinceGrant", "lt")
                    .set("rightOperand", literal("xsd:duration", "P" + during.amount() + unit));
        }
        if (constraint instanceof DuringDates dates) {
            var period = StrictJson.newObject();
            period.putArray("and")
                    .add(date("gteq", dates.first().toString()))
                    .add(date("lteq", dates.last().toString()));
            return period;
        }
        if (constraint instanceof AtMost atMost) {
            return of(operand(atMost.window()), "lteq")
                    .set("rightOperand", integer(atMost.calls()));
        }
        return regions((Regions) constraint, both);
    }

    private static ObjectNode regions(Regions regions, String join) {
        var node = anyOf("cf:nodeRegion", "cf:region/", regions.codes());
        var organisation = anyOf("cf:organisationRegion", "cf:region/", regions.codes());
        if (regions.place() == Place.NODE) {
            return node;
        }
        if (regions.place() == Place.ORGANISATION) {
            return organisation;
        }
        var both = StrictJson.newObject();
        both.putArray(join).add(node).add(organisation);
        return both;
    }

    private static ObjectNode cause(Cause cause) {
        if (cause instanceof Cause.PaymentOverdue overdue) {
            return of("cf:paymentOverdueDays", "gteq").set("rightOperand", integer(overdue.days()));
        }
        return of("cf:institutionVouched", "eq")
                .set("rightOperand", literal("xsd:boolean", "false"));
    }

    /** The left operand that counts calls, for example {@code cf:callsPerMonthFromGrant}. */
    static String operand(CallWindow window) {
        String unit = window.unit();
        String name = unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
        return "cf:callsPer" + name + (window.isFromGrant() ? "FromGrant" : "");
    }

    private static ObjectNode anyOf(String operand, String prefix, List<String> codes) {
        var constraint = of(operand, "isAnyOf");
        ArrayNode values = constraint.putArray("rightOperand");
        codes.forEach(code -> values.addObject().put("@id", prefix + code));
        return constraint;
    }

    private static ObjectNode date(String operator, String date) {
        return of("dateTime", operator).set("rightOperand", literal("xsd:date", date));
    }

    static ObjectNode integer(long value) {
        return literal("xsd:integer", Long.toString(value));
    }

    static ObjectNode literal(String type, String value) {
        return StrictJson.newObject().put("@type", type).put("@value", value);
    }

    private static ObjectNode of(String operand, String operator) {
        return StrictJson.newObject().put("leftOperand", operand).put("operator", operator);
    }
}
