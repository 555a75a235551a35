package org.codexfield.licensing.model.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;

/**
 * A value on either side of a constraint.
 *
 * @param name the full name, if it can be one
 * @param text the text of the literal, if it is one
 * @param datatype the full name of the datatype, where it is said
 * @param unit the full name of the unit, where it is said
 */
record Value(
        Optional<String> name,
        Optional<String> text,
        Optional<String> datatype,
        Optional<String> unit) {

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final Pattern MONTHS =
            Pattern.compile("P(?=[0-9])(?:[0-9]{1,6}Y)?(?:[0-9]{1,6}M)?");

    /** A literal or a reference; one that has a unit stands under {@code rdf:value} beside it. */
    static Value of(LdNode node) {
        var said = node.one("rdf:value").orElse(node);
        boolean isName = !said.json().isNumber() && !said.json().isBoolean();
        return new Value(
                isName ? said.iri() : Optional.empty(),
                said.text(),
                said.datatype(),
                node.one("unit").flatMap(LdNode::iri));
    }

    Value in(Optional<String> another) {
        return new Value(name, text, datatype, another);
    }

    static Value of(Instant instant) {
        return new Value(
                Optional.empty(),
                Optional.of(instant.toString()),
                Optional.of(Names.XSD + "dateTime"),
                Optional.empty());
    }

    /** Whether both are the same; empty when they cannot be compared. */
    Truth same(Value other) {
        if (isReference() || other.isReference()) {
            return name.isPresent() && other.name.isPresent()
                    ? Truth.of(name.equals(other.name))
                    : Truth.UNKNOWN;
        }
        var order = compare(other);
        if (order.isPresent()) {
            return Truth.of(order.getAsInt() == 0);
        }
        // two texts that name no number and no time are the same when they are equal
        return text.equals(other.text) ? Truth.TRUE : Truth.FALSE;
    }

    private boolean isReference() {
        return text.isEmpty();
    }

    /** The order of both as numbers, times or durations; empty when there is none. */
    OptionalInt compare(Value other) {
        var number = number();
        var otherNumber = other.number();
        if (number.isPresent() && otherNumber.isPresent()) {
            return OptionalInt.of(number.get().compareTo(otherNumber.get()));
        }
        var day = day();
        var otherDay = other.day();
        var time = time();
        var otherTime = other.time();
        if (otherDay.isPresent() && time.isPresent()) {
            return OptionalInt.of(dayOf(time.get()).compareTo(otherDay.get()));
        }
        if (day.isPresent() && otherTime.isPresent()) {
            return OptionalInt.of(day.get().compareTo(dayOf(otherTime.get())));
        }
        if (day.isPresent() && otherDay.isPresent()) {
            return OptionalInt.of(day.get().compareTo(otherDay.get()));
        }
        if (time.isPresent() && otherTime.isPresent()) {
            return OptionalInt.of(time.get().compareTo(otherTime.get()));
        }
        var exact = exactDuration();
        var otherExact = other.exactDuration();
        if (exact.isPresent() && otherExact.isPresent()) {
            return OptionalInt.of(exact.get().compareTo(otherExact.get()));
        }
        var months = months();
        var otherMonths = other.months();
        return months.isPresent() && otherMonths.isPresent()
                ? OptionalInt.of(Long.compare(months.get(), otherMonths.get()))
                : OptionalInt.empty();
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private Optional<BigDecimal> number() {
        return text.filter(
                        digits ->
                                digits.length() <= MAX_NUMBER_LENGTH
                                        && digits.matches("[+-]?[0-9]+(\\.[0-9]+)?"))
                .map(BigDecimal::new);
    }

    private Optional<LocalDate> day() {
        return text.filter(day -> day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .flatMap(
                        day -> {
                            try {
                                return Optional.of(LocalDate.parse(day));
                            } catch (DateTimeException noSuchDay) {
                                return Optional.empty();
                            }
                        });
    }

    /** The instant; a time without zone is one in UTC. */
    Optional<Instant> time() {
        return text.filter(time -> time.length() <= MAX_NUMBER_LENGTH && time.indexOf('T') == 10)
                .flatMap(
                        time -> {
                            try {
                                boolean zoned = time.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
                                return Optional.of(
                                        zoned
                                                ? OffsetDateTime.parse(time).toInstant()
                                                : LocalDateTime.parse(time)
                                                        .toInstant(ZoneOffset.UTC));
                            } catch (DateTimeException noSuchTime) {
                                return Optional.empty();
                            }
                        });
    }

    /** A duration of days, hours, minutes and seconds. */
    Optional<Duration> exactDuration() {
        return text.filter(period -> period.startsWith("P") && period.length() <= MAX_NUMBER_LENGTH)
                .flatMap(
                        period -> {
                            try {
                                return Optional.of(Duration.parse(period));
                            } catch (DateTimeException | ArithmeticException noDuration) {
                                return Optional.empty();
                            }
                        });
    }

    /** A duration of years and months alone. */
    Optional<Long> months() {
        return text.filter(period -> MONTHS.matcher(period).matches())
                .map(period -> Period.parse(period).toTotalMonths());
    }

    /** As reports show it. */
    String shown() {
        return text.orElseGet(() -> name.orElse("?"));
    }
}
